import assert from 'node:assert/strict';
import { createServer, type RequestListener } from 'node:http';
import { type TestContext, test } from 'node:test';
import { sendHttp } from './send.ts';

const listen = async (context: TestContext, answer: RequestListener): Promise<string> => {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  context.after(() => {
    server.close();
    server.closeAllConnections();
  });
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/v1/orders`;
};

const send = (url: string, timeoutMs = 10_000) => sendHttp({ url, headers: { authorization: 'Bearer t' } }, timeoutMs);

test('gives status, body and the headers that matter', async (context) => {
  const url = await listen(context, ({ headers }, response) => response.writeHead(429, { 'retry-after': '7' }).end(headers.authorization));
  const answer = await send(url);
  assert.deepEqual({ ...answer, date: undefined }, { status: 429, retryAfter: '7', body: 'Bearer t', date: undefined });
});

test('does not follow to another address, where the token does not belong', async (context) => {
  const url = await listen(context, (_, response) => response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end());
  assert.equal(Reflect.get(await send(url), 'status'), 302);
});

test('tells a body that breaks off from one that is whole', async (context) => {
  const url = await listen(context, (_, response) => {
    response.writeHead(200, { 'content-length': '100' });
    response.write('{"orders":[]', () => response.destroy());
  });
  assert.equal(Reflect.get(await send(url), 'failed'), 'connection');
});

test('gives up on an answer that does not come in time', async (context) => {
  const url = await listen(context, () => undefined);
  assert.deepEqual(await send(url, 20), { failed: 'timeout', says: 'no whole answer within 0.02 s' });
});

test('says why there is no connection', async () => {
  const answer = await send('http://127.0.0.1:1/');
  assert.equal(Reflect.get(answer, 'failed'), 'connection');
});
