import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MAX_BODY_BYTES } from '../../api/limits.ts';
import { PUBLISHED } from './http-event.fixture.ts';
import { type HttpEvent, readHttpEvent } from './http-event.ts';

const of = (changes: Partial<HttpEvent>): HttpEvent => ({ ...PUBLISHED, ...changes });

test('reads the published example', () => {
  assert.deepEqual(readHttpEvent(PUBLISHED), {
    method: 'POST',
    path: '/my/path',
    query: 'parameter1=value1&parameter1=value2&parameter2=value',
    headers: { header1: 'value1', header2: 'value1,value2', cookie: 'cookie1; cookie2' },
    body: Buffer.from('Hello from Lambda'),
  });
});

test('reads a request without a body, cookies or query', () => {
  const { body: _, cookies: __, ...bare } = PUBLISHED;
  const request = readHttpEvent({ ...bare, rawQueryString: '' });
  assert.deepEqual([request.query, request.body, request.headers.cookie], ['', Buffer.alloc(0), undefined]);
});

test('knows names of headers in small letters, whatever the gateway does', () => {
  assert.deepEqual(readHttpEvent(of({ headers: { 'X-Webhook-ID': 'Msg_1' }, cookies: [] })).headers, { 'x-webhook-id': 'Msg_1' });
});

test('gives a body byte for byte, as text or as base64', () => {
  const bytes = Buffer.from([0, 255, 254, 13, 10, 34]);
  assert.deepEqual(readHttpEvent(of({ body: bytes.toString('base64'), isBase64Encoded: true })).body, bytes);
  assert.deepEqual(readHttpEvent(of({ body: '{"a":"é\u0000"}' })).body, Buffer.from('{"a":"é\u0000"}'));
});

test('says of a body that is too large no more than that', () => {
  const asText = (bytes: number) => readHttpEvent(of({ body: 'x'.repeat(bytes) })).body;
  assert.equal(asText(MAX_BODY_BYTES).length, MAX_BODY_BYTES);
  assert.equal(asText(MAX_BODY_BYTES + 1), 'too-large');
  const base64 = Buffer.alloc(MAX_BODY_BYTES + 1).toString('base64');
  assert.equal(readHttpEvent(of({ body: base64, isBase64Encoded: true })).body, 'too-large');
});

test('gives a path as it was sent, though the gateway has read its escapes', () => {
  const order = 'GET /v1/orders/{source}/{id+}';
  const sent = (rawPath: string, routeKey = order): string => readHttpEvent(of({ rawPath, routeKey })).path;
  assert.equal(sent('/v1/orders/shop/1001'), '/v1/orders/shop/1001');
  assert.equal(sent('/v1/orders/shop/a/b/'), '/v1/orders/shop/a%2Fb%2F');
  assert.equal(sent('/v1/orders/shop/50%25'), '/v1/orders/shop/50%25');
  assert.equal(sent('/v1/orders/shop/50%'), '/v1/orders/shop/50%25');
  assert.equal(sent('/v1/orders/shop/é #1'), '/v1/orders/shop/é #1');
  assert.equal(sent('/page/v1/reports/sales', 'GET /page/v1/{proxy+}'), '/page/v1/reports/sales');
  assert.equal(sent('/v1/reports/sales', 'GET /v1/reports/{report}'), '/v1/reports/sales');
});
