import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import { stated } from '../../src/sources/retail-api/mapping/retail-order.fixture.ts';
import { signWebhook } from '../../src/sources/retail-api/webhook/verify-webhook.ts';
import { createShop, ROWS } from './cli.fixture.ts';

type Shop = ReturnType<typeof createShop>;

const fill = async (shop: Shop): Promise<void> => {
  await shop.run(['import', shop.csv('orders.csv', ROWS), '--profile', shop.profile()]);
};

/** Opens a folder until the test ends; `log` is all it said. */
const serving = async (
  context: TestContext,
  shop: Shop,
  env: Readonly<Record<string, string>> = {},
): Promise<{ url: string; signInUrl: string; log: () => string; stop: () => Promise<void> }> => {
  const stopping = Promise.withResolvers<void>();
  const listening = Promise.withResolvers<{ url: string; signInUrl: string }>();
  let log = '';
  const hear = (text: string): void => {
    log += text;
  };
  const ended = shop.run(['start', '--no-demo', '--port', '0', '--log', '--json'], {
    untilStopped: () => stopping.promise,
    env,
    err: hear,
    out: (text) => {
      hear(text);
      listening.resolve(JSON.parse(text));
    },
  });
  const stop = async (): Promise<void> => {
    stopping.resolve();
    assert.equal((await ended).code, 0);
  };
  context.after(stop);
  return { ...(await listening.promise), log: () => log, stop };
};

const createToken = async (shop: Shop, ...more: string[]): Promise<string> => {
  const made = await shop.run(['token', 'create', '--name', 'analyst', '--scope', 'read', 'collect', ...more]);
  assert.equal(made.code, 0, made.err);
  return made.out.trim();
};

describe('tillbook start --no-demo', () => {
  test('answers what tillbook report answers, to tokens made and revoked meanwhile', async (context) => {
    const shop = createShop(context);
    await fill(shop);
    const { url, log } = await serving(context, shop);
    const token = await createToken(shop);
    const ask = (): Promise<Response> =>
      fetch(`${url}/v1/reports/sales?from=2024-01&to=2024-02&by=country`, { headers: { authorization: `Bearer ${token}` } });
    const report = await shop.run(['report', 'sales', '--from', '2024-01', '--to', '2024-02', '--by', 'country', '--json']);
    assert.deepEqual(await (await ask()).json(), JSON.parse(report.out));
    assert.equal((await shop.run(['token', 'revoke', 'analyst'])).code, 0);
    assert.equal((await ask()).status, 401);
    assert.match(log(), /GET \/v1\/reports\/sales 200 /);
    assert.doesNotMatch(log(), new RegExp(token));
  });

  test('takes the webhooks of a source that is added, and counts those it does not believe', async (context) => {
    const shop = createShop(context);
    await fill(shop);
    const names = ['--url', 'https://shop.example.com', '--token-env', 'SHOP_TOKEN', '--webhook-secrets-env', 'HOOK_SECRETS'];
    assert.equal((await shop.run(['source', 'add', 'retail-api', ...names])).code, 0);
    const { url } = await serving(context, shop, { HOOK_SECRETS: 'old new' });
    const token = await createToken(shop);
    const body = Buffer.from(JSON.stringify({ type: 'order.updated', data: stated() }));
    const signed = signWebhook({ id: 'msg_1', sentMs: Date.now(), body }, 'new');
    const deliver = async (headers: Record<string, string>, sent: Uint8Array = body): Promise<number> =>
      (await fetch(`${url}/v1/webhooks/retail-api`, { method: 'POST', headers, body: sent })).status;
    assert.deepEqual([await deliver(signed), await deliver(signed)], [200, 200]);
    assert.deepEqual([await deliver({}), await deliver(signed, Buffer.from('{}'))], [401, 401]);
    assert.equal(await deliver(signed, Buffer.alloc(1_000_001)), 413);
    const answer = await fetch(`${url}/v1/sources`, { headers: { authorization: `Bearer ${token}` } });
    const webhooks = { accepted: 1, duplicate: 1, unsigned: 1, 'wrong-signature': 1, 'too-large': 1 };
    assert.deepEqual(await answer.json(), { sources: [{ source: 'retail-api', pull: null, webhooks }] });
  });

  test('begins without the secrets of a source, tells which, and takes all else', async (context) => {
    const shop = createShop(context);
    await fill(shop);
    const names = ['--url', 'https://shop.example.com', '--token-env', 'SHOP_TOKEN', '--webhook-secrets-env', 'HOOK_SECRETS'];
    await shop.run(['source', 'add', 'retail-api', ...names]);
    const { url, log } = await serving(context, shop);
    assert.match(log(), /failed: the webhooks of retail-api: the variable HOOK_SECRETS is not set/);
    assert.match(log(), /failed: the pull of retail-api: the variable SHOP_TOKEN is not set/);
    assert.equal((await fetch(`${url}/v1/webhooks/retail-api`, { method: 'POST', body: '{}' })).status, 404);
    assert.equal((await fetch(`${url}/v1/openapi.json`)).status, 200);
  });

  test('signs a browser in by its link once, and knows it again at the next start', async (context) => {
    const shop = createShop(context);
    await fill(shop);
    const first = await serving(context, shop);
    const follow = (link: string) => fetch(link, { redirect: 'manual' });
    const signedIn = await follow(first.signInUrl);
    const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
    assert.deepEqual([signedIn.status, (await follow(first.signInUrl)).status], [303, 401]);
    await first.stop();
    const second = await serving(context, shop);
    const statusOf = async (path: string) => (await fetch(second.url + path, { headers: { cookie } })).status;
    assert.deepEqual([await statusOf('/page/v1/status'), await statusOf('/v1/status')], [200, 401]);
    assert.ok(!`${first.log()}${second.log()}`.includes(cookie.split('=')[1] ?? cookie));
  });

  test('refuses a folder that is none, and one in which another writes', async (context) => {
    const shop = createShop(context);
    const none = await shop.run(['start', '--no-demo', '--port', '0']);
    assert.deepEqual([none.code, /is not a data folder yet; run "tillbook init/.test(none.err)], [1, true]);
    await fill(shop);
    await serving(context, shop);
    const second = await shop.run(['start', '--port', '0']);
    assert.deepEqual([second.code, /is in use: another tillbook is writing in it/.test(second.err)], [1, true]);
  });

  test('refuses a port that is none, or is taken', async (context) => {
    const shop = createShop(context);
    await fill(shop);
    const { url } = await serving(context, shop);
    const other = createShop(context);
    await fill(other);
    const taken = await other.run(['start', '--port', new URL(url).port]);
    assert.deepEqual([taken.code, /is taken by another program/.test(taken.err)], [2, true]);
    assert.ok(!existsSync(join(other.data, 'demo.json')), 'a folder with orders of its own gets no demo shop');
    for (const port of ['x', '65536', '-1']) assert.equal((await other.run(['start', `--port=${port}`])).code, 2);
  });
});

describe('tillbook token', () => {
  test('shows a token once, and lists what is kept of it', async (context) => {
    const shop = createShop(context);
    await fill(shop);
    const token = await createToken(shop, '--expires', '1d');
    assert.match(token, /^tb_[\w-]{43}$/);
    const listed = await shop.run(['token', 'list', '--json']);
    assert.doesNotMatch(listed.out, new RegExp(token));
    const [kept] = JSON.parse(listed.out);
    assert.deepEqual([kept.name, kept.scopes, kept.state], ['analyst', ['read', 'collect'], 'valid']);
    assert.match((await shop.run(['token', 'list'])).out, /valid {4}until \d{4}-\d\d-\d\d {2}read collect {2}analyst/);
  });

  test('refuses names, scopes and lifetimes that cannot be, with what is allowed', async (context) => {
    const shop = createShop(context);
    await fill(shop);
    const create = (name: string, scope: string, expires = '1d') =>
      shop.run(['token', 'create', '--name', name, '--scope', scope, '--expires', expires]);
    for (const wrong of [
      create('', 'read'),
      create('a#b', 'read'),
      create('a', 'write'),
      create('a', 'read', '0d'),
      create('a', 'read', 'never'),
    ])
      assert.equal((await wrong).code, 2);
    assert.match((await create('a', 'write')).err, /collect, read, read:customers, admin/);
    await createToken(shop);
    assert.match((await create('analyst', 'read')).err, /choose another name, or revoke it/);
    assert.equal((await shop.run(['token', 'revoke', 'nobody'])).code, 1);
  });
});
