import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, type TestContext, test } from 'node:test';
import { answerRequest } from '../../api/answer-request.ts';
import { type Api, openApi } from '../../api/api.fixture.ts';
import type { ApiRequest } from '../../api/request.ts';
import type { ApiResponse } from '../../api/response.ts';
import { ROUTES } from '../../api/routes.ts';
import { type Served, serve } from './serve.ts';

const start = async (context: TestContext, answer: (request: ApiRequest) => Promise<ApiResponse>) => {
  const served: Served[] = [];
  const { url, stop } = await serve({ port: 0, answer, onServed: (one) => served.push(one), nowMs: () => 0 });
  context.after(stop);
  return { url, stop, served };
};

const startApi = async (context: TestContext): Promise<Api & Awaited<ReturnType<typeof start>>> => {
  const api = await openApi();
  return { ...api, ...(await start(context, (request) => answerRequest(request, ROUTES, api.effects))) };
};

/** What the server says to bytes that no client would send. */
const sendRaw = async (url: string, text: string): Promise<string> => {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  let answer = '';
  socket.setEncoding('utf8').on('data', (more) => {
    answer += more;
  });
  // The server may have answered and gone before all was written.
  socket.on('error', () => undefined);
  socket.end(text);
  await once(socket, 'close');
  return answer;
};

describe('the server', () => {
  test('listens on this machine alone and answers as the API does', async (context) => {
    const { url, tokens, ask } = await startApi(context);
    assert.match(url, /^http:\/\/127\.0\.0\.1:\d+$/);
    const target = '/v1/reports/sales?from=2024-03&to=2024-03&grain=day';
    const headers = { authorization: `Bearer ${tokens.read}` };
    const answer = await fetch(url + target, { headers });
    assert.equal(answer.headers.get('content-encoding'), 'gzip');
    assert.equal(await answer.text(), (await ask(target, { token: tokens.read })).text);
    const again = await fetch(url + target, { headers: { ...headers, 'if-none-match': answer.headers.get('etag') ?? '' } });
    assert.deepEqual([again.status, await again.text()], [304, '']);
    const head = await fetch(url + target, { headers, method: 'HEAD' });
    assert.deepEqual([head.status, await head.text(), head.headers.get('etag')], [200, '', answer.headers.get('etag')]);
    const proxied = await sendRaw(url, `GET ${url}/v1/openapi.json HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
    assert.match(proxied, /^HTTP\/1\.1 200 /);
  });

  test('takes orders, also in pieces, up to its limit', async (context) => {
    const { url, tokens } = await startApi(context);
    const headers = { authorization: `Bearer ${tokens.collect}`, 'content-type': 'application/json' };
    const post = (body: string | ReadableStream) =>
      fetch(`${url}/v1/orders`, { method: 'POST', headers, body, ...(typeof body !== 'string' && { duplex: 'half' as const }) });
    const pieces = (count: number, text: string): ReadableStream => {
      let left = count;
      return new ReadableStream({
        pull: (controller) => {
          left -= 1;
          if (left < 0) controller.close();
          else controller.enqueue(new TextEncoder().encode(text));
        },
      });
    };
    assert.equal((await post('{"orders":[{}]}')).status, 200);
    assert.equal((await post(pieces(1, '{"orders":[{}]}'))).status, 200);
    assert.equal((await post('x'.repeat(1_048_577))).status, 413);
  });

  test('stops reading what is sent in pieces without end', async (context) => {
    const { url, tokens } = await startApi(context);
    const head = `POST /v1/orders HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${tokens.collect}\r\nTransfer-Encoding: chunked\r\n\r\n`;
    const piece = `10000\r\n${'x'.repeat(0x10000)}\r\n`;
    const answer = await sendRaw(url, head + piece.repeat(20));
    assert.match(answer, /^HTTP\/1\.1 413 [\s\S]*body-too-large/);
  });

  test('refuses what is no request as a problem', async (context) => {
    const { url } = await startApi(context);
    assert.match(await sendRaw(url, 'nonsense\r\n\r\n'), /^HTTP\/1\.1 400 [\s\S]*application\/problem\+json[\s\S]*malformed-request/);
    assert.match(
      await sendRaw(url, `GET /v1/status HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`),
      /^HTTP\/1\.1 431 [\s\S]*headers-too-large/,
    );
    assert.match(
      await sendRaw(url, `GET /v1/status?${'x'.repeat(9_000)} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`),
      /^HTTP\/1\.1 414 /,
    );
    assert.match(await sendRaw(url, 'CONNECT example.com:443 HTTP/1.1\r\nHost: x\r\n\r\n'), /^HTTP\/1\.1 405 [\s\S]*allow: /);
    assert.match(await sendRaw(url, 'TRACE /v1/status HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'), /^HTTP\/1\.1 405 [\s\S]*allow: /);
  });

  test('logs neither queries nor headers', async (context) => {
    const { url, tokens, served } = await startApi(context);
    await (await fetch(`${url}/v1/status?secret=1`, { headers: { authorization: `Bearer ${tokens.read}` } })).text();
    assert.deepEqual(served, [{ method: 'GET', path: '/v1/status', status: 400, ms: 0, bytes: served[0]?.bytes }]);
  });

  test('lets an answer under way end before it stops', async (context) => {
    const arrived = Promise.withResolvers<void>();
    const release = Promise.withResolvers<void>();
    const { url, stop } = await start(context, async () => {
      arrived.resolve();
      await release.promise;
      return { status: 200, headers: {}, body: 'whole' };
    });
    const answer = fetch(url, { headers: { connection: 'close' } });
    await arrived.promise;
    const stopped = stop();
    release.resolve();
    assert.equal(await (await answer).text(), 'whole');
    await stopped;
    await assert.rejects(fetch(url));
  });

  test('survives a sender who goes away', async (context) => {
    const { url } = await startApi(context);
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    socket.write('POST /v1/orders HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{');
    await once(socket, 'connect');
    socket.destroy();
    assert.equal((await fetch(`${url}/v1/openapi.json`)).status, 200);
  });
});
