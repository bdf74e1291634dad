import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { revokeTokens } from '../../src/api/tokens/keep-tokens.ts';
import { tokenOf } from '../../src/api/tokens/token.ts';
import { stated } from '../../src/sources/retail-api/mapping/retail-order.fixture.ts';
import { signWebhook } from '../../src/sources/retail-api/webhook/verify-webhook.ts';
import { StoreError } from '../../src/store/errors.ts';
import { type GatewayAnswer, openGateway } from './open-gateway.ts';
import { ORIGIN, openPlatform, SETTINGS } from './platform.fixture.ts';

const MARCH = '/v1/reports/sales?from=2024-03&to=2024-03';

const brief = ({ status, body }: GatewayAnswer): string => `${status} ${body}`;

const problemOf = ({ status, headers, body }: GatewayAnswer) => [status, headers['content-type'], JSON.parse(body).type];

describe('the gateway in front of the functions', () => {
  test('401 without a token, before any function is started', async () => {
    const { ask, started } = await openPlatform();
    assert.equal(brief(await ask(MARCH)), '401 {"message":"Unauthorized"}');
    assert.deepEqual(started, []);
  });

  test('403 for what is no valid token, before the function is started', async () => {
    const { ask, started } = await openPlatform();
    for (const token of ['x', tokenOf(new Uint8Array(32))]) assert.equal(brief(await ask(MARCH, { token })), '403 {"message":"Forbidden"}');
    assert.deepEqual(started, ['authorize', 'authorize']);
  });

  test('a problem of ours for a token of another scope', async () => {
    const { ask, api } = await openPlatform();
    const refused = await ask(MARCH, { token: api.tokens.collect });
    assert.deepEqual(problemOf(refused), [403, 'application/problem+json', 'urn:tillbook:problem:forbidden']);
    assert.match(refused.headers['www-authenticate'] ?? '', /scope="read"/);
    const post = { method: 'POST', token: api.tokens.read, headers: { 'content-type': 'application/json' }, body: '{"orders":[{}]}' };
    assert.equal((await ask('/v1/orders', post)).status, 403);
    assert.equal((await ask(`/v1/quarantine/${'0'.repeat(16)}/replay`, { method: 'POST', token: api.tokens.read })).status, 403);
  });

  test('a token is asked for once a minute, whatever is asked with it', async () => {
    const { ask, api, started } = await openPlatform();
    await ask(MARCH, { token: api.tokens.read });
    await ask('/v1/status', { token: api.tokens.read });
    assert.deepEqual(started, ['authorize', 'query', 'query']);
  });

  test('a token that is revoked is let through for a minute at most, and below the page not at all', async () => {
    const { ask, api, passTime } = await openPlatform();
    const { read: token } = api.tokens;
    const cookie = `tillbook=${token}`;
    assert.ok(SETTINGS.authorizer.seconds <= 60);
    assert.equal((await ask(MARCH, { token })).status, 200);
    assert.equal((await ask(`/page${MARCH}`, { headers: { cookie } })).status, 200);
    await revokeTokens('read', api.world.effects);
    assert.equal((await ask(`/page${MARCH}`, { headers: { cookie } })).status, 401);
    passTime(SETTINGS.authorizer.seconds - 1);
    assert.equal((await ask(MARCH, { token })).status, 200);
    passTime(1);
    assert.equal(brief(await ask(MARCH, { token })), '403 {"message":"Forbidden"}');
  });

  test('a token that the table could not be asked about fails, and works with the next request', async () => {
    let isBroken = true;
    const { world } = await openPlatform();
    const get: typeof world.table.get = async (key, consistency) => {
      if (isBroken && key.pk.startsWith('TOKEN#')) throw new StoreError('throttled', 'spent', { place: 't' });
      return api.world.effects.table.get(key, consistency);
    };
    const { ask, api } = await openPlatform({ world: { table: { ...world.table, get } } });
    const { read: token } = api.tokens;
    assert.equal(brief(await ask('/v1/usage', { token })), '500 {"message":"Internal Server Error"}');
    isBroken = false;
    assert.equal((await ask('/v1/usage', { token })).status, 200);
  });

  test('429 beyond the throttle of the stage, until it has filled again', async () => {
    const { ask, started, passTime } = await openPlatform();
    const { rate, burst } = SETTINGS.throttle;
    const answers: GatewayAnswer[] = [];
    for (let each = 0; each <= burst; each += 1) answers.push(await ask('/assets/none'));
    assert.equal(started.length, burst);
    assert.equal(brief(answers.at(-1) ?? assert.fail()), '429 {"message":"Too Many Requests"}');
    passTime(1);
    for (let each = 0; each < rate; each += 1) assert.equal((await ask('/assets/none')).status, 404);
    assert.equal((await ask('/assets/none')).status, 429);
  });

  test('a page of the origin that is named may ask, and of no other', async () => {
    const { ask, api, started } = await openPlatform();
    const asking = (origin: string) => ask(MARCH, { method: 'OPTIONS', headers: { origin, 'access-control-request-method': 'GET' } });
    const { status, headers } = await asking(ORIGIN);
    assert.deepEqual([status, headers['access-control-allow-origin']], [204, ORIGIN]);
    assert.match(headers['access-control-allow-headers'] ?? '', /authorization/);
    assert.equal((await asking('https://elsewhere.example.com')).headers['access-control-allow-origin'], undefined);
    assert.deepEqual(started, []);
    const { read: token } = api.tokens;
    const allowed = async (origin: string) => (await ask(MARCH, { token, headers: { origin } })).headers['access-control-allow-origin'];
    assert.deepEqual([await allowed(ORIGIN), await allowed('null')], [ORIGIN, undefined]);
  });

  test('404 for what has no route, before any function is started', async () => {
    const { ask, api, started } = await openPlatform();
    const asked = { token: api.tokens.read };
    for (const target of ['/v1', '/v2/status', '/v1/status/', '/v1/reports/sales/more', '/page/v2/status', '/assets/a/b', '/health'])
      assert.equal(brief(await ask(target, asked)), '404 {"message":"Not Found"}', target);
    assert.equal((await ask('/v1/status', { ...asked, method: 'DELETE' })).status, 404);
    assert.equal((await ask('/page/v1/status', { method: 'POST' })).status, 404);
    assert.deepEqual(started, []);
  });

  test('413 of the gateway above its limit, and of ours above ours', async () => {
    const { ask, api, started } = await openPlatform();
    const send = (bytes: number) =>
      ask('/v1/orders', {
        method: 'POST',
        token: api.tokens.collect,
        headers: { 'content-type': 'application/json' },
        body: Buffer.alloc(bytes, ' '),
      });
    assert.equal(brief(await send(10 * 1024 * 1024 + 1)), '413 {"message":"Request Entity Too Large"}');
    assert.deepEqual(started, []);
    assert.deepEqual(problemOf(await send(1_048_577)), [413, 'application/problem+json', 'urn:tillbook:problem:body-too-large']);
    assert.deepEqual(problemOf(await send(1_048_576)), [400, 'application/problem+json', 'urn:tillbook:problem:malformed-request']);
  });

  test('a function that fails answers a problem of ours, and says nothing of what is inside', async () => {
    const { ask, api } = await openPlatform({
      world: {
        readParameter: async () => {
          throw new Error('inside');
        },
      },
    });
    const sent = { method: 'POST', token: api.tokens.collect, headers: { 'content-type': 'application/json' }, body: '{"orders":[{}]}' };
    const failed = await ask('/v1/orders', sent);
    assert.deepEqual(problemOf(failed), [500, 'application/problem+json', 'urn:tillbook:problem:failed']);
    assert.doesNotMatch(failed.body, /inside/);
  });

  test('500 of the gateway where a function throws, without a word of what was thrown', async () => {
    const throwing = async () => {
      throw new Error('inside');
    };
    const gateway = openGateway(SETTINGS, {
      functions: { query: throwing },
      authorize: throwing,
      nowMs: () => 0,
      after: () => new Promise(() => undefined),
    });
    const failed = await gateway({ method: 'GET', path: '/', query: '', headers: {}, body: Buffer.alloc(0) });
    assert.equal(brief(failed), '500 {"message":"Internal Server Error"}');
  });

  test('503 of the gateway where a function takes longer than it waits', async () => {
    const { ask, api } = await openPlatform({
      world: { readParameter: () => new Promise(() => undefined) },
      after: async (ms) => assert.equal(ms, 30_000),
    });
    const sent = { method: 'POST', token: api.tokens.collect, headers: { 'content-type': 'application/json' }, body: '{"orders":[{}]}' };
    assert.equal(brief(await ask('/v1/orders', sent)), '503 {"message":"Service Unavailable"}');
  });

  test('a browser signs in by a form and is shown the page; nothing of it is kept by others', async () => {
    const { ask, api } = await openPlatform();
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    const body = String(new URLSearchParams({ token: api.tokens.read }));
    const signedIn = await ask('/sign-in', { method: 'POST', headers: form, body });
    assert.deepEqual([signedIn.status, signedIn.headers.location, signedIn.headers['cache-control']], [303, '/', 'no-store']);
    const [cookie = ''] = (signedIn.headers['set-cookie'] ?? '').split(';');
    const page = await ask('/', { headers: { cookie: `a=1; ${cookie}` } });
    assert.deepEqual([page.status, page.body], [200, '/index.html']);
    assert.equal((await ask('/', { headers: { cookie: 'a=1' } })).headers.location, '/sign-in');
  });

  test('HEAD answers the headers alone', async () => {
    const { ask, api } = await openPlatform();
    const [got, head] = [await ask(MARCH, { token: api.tokens.read }), await ask(MARCH, { method: 'HEAD', token: api.tokens.read })];
    assert.deepEqual([head.status, head.body, head.headers.etag], [200, '', got.headers.etag]);
  });

  test('an id with a slash, a per cent sign or what is no ASCII reaches its order', async () => {
    const { ask, api } = await openPlatform();
    const found: unknown[] = [];
    for (const id of ['2', 'a/b', '50%', 'é']) {
      const answer = await ask(`/v1/orders/shop/${encodeURIComponent(id)}`, { token: api.tokens.read });
      found.push(answer.status === 200 ? JSON.parse(answer.body).id : JSON.parse(answer.body).detail);
    }
    assert.deepEqual(found, ['2', ...Array(3).fill('no order of this source has this id')]);
  });

  test('a webhook needs no token, and its signature holds whatever its type, byte for byte', async () => {
    const { ask, world, started } = await openPlatform();
    const body = Buffer.from(JSON.stringify({ type: 'order.updated', data: stated({ note: 'é\u2028' }) }));
    const headers = signWebhook({ id: 'msg_1', sentMs: world.nowMs(), body }, 'new');
    for (const type of ['application/json', 'application/octet-stream'])
      assert.equal((await ask('/v1/webhooks/online', { method: 'POST', headers: { ...headers, 'content-type': type }, body })).status, 200);
    assert.equal((await ask('/v1/webhooks/online', { method: 'POST', headers, body: body.subarray(1) })).status, 401);
    assert.deepEqual(started, ['collect', 'collect', 'collect']);
  });
});
