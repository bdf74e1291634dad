import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { test } from 'node:test';
import { refuseBroken } from './broken-request.ts';

const answerTo = (code: string): string => {
  const socket = new PassThrough();
  refuseBroken(Object.assign(new Error('broken'), { code }), socket);
  return String(socket.read() ?? '');
};

test('a request that is too slow, too long or none at all is refused each in its way', () => {
  assert.match(answerTo('ERR_HTTP_REQUEST_TIMEOUT'), /^HTTP\/1\.1 408 Request Timeout\r\n[\s\S]*too-slow/);
  assert.match(answerTo('HPE_HEADER_OVERFLOW'), /^HTTP\/1\.1 431 /);
  assert.match(answerTo('HPE_INVALID_METHOD'), /^HTTP\/1\.1 400 /);
  assert.equal(answerTo('ECONNRESET'), '');
});
