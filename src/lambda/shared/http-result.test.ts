import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toHttpResult } from './http-result.ts';

test('leaves the length to the gateway and gives cookies a place of their own', () => {
  const headers = { 'content-type': 'text/plain', 'content-length': '2', 'set-cookie': 'a=1; Path=/, b' };
  assert.deepEqual(toHttpResult({ status: 200, headers, body: 'é' }), {
    statusCode: 200,
    headers: { 'content-type': 'text/plain' },
    cookies: ['a=1; Path=/, b'],
    body: 'é',
    isBase64Encoded: false,
  });
});

test('sends bytes as base64', () => {
  const { body, isBase64Encoded, cookies } = toHttpResult({ status: 200, headers: {}, body: new Uint8Array([0, 255]) });
  assert.deepEqual([body, isBase64Encoded, cookies], ['AP8=', true, undefined]);
});

test('refuses what is larger than a function may answer, with what to do', () => {
  const answerOf = (body: string | Uint8Array) => toHttpResult({ status: 200, headers: { 'content-type': 'application/json' }, body });
  assert.equal(answerOf('x'.repeat(5_999_998)).statusCode, 200);
  for (const body of ['x'.repeat(6_000_000), '"'.repeat(3_000_000), '\u0001'.repeat(1_000_001), new Uint8Array(4_500_001)]) {
    const refused = answerOf(body);
    assert.deepEqual([refused.statusCode, refused.headers['content-type']], [400, 'application/problem+json']);
    assert.match(refused.body, /answer-too-large.*fewer days or rows/);
  }
});
