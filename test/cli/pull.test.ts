import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Day } from '../../src/domain/time/day.ts';
import { planOf } from '../../src/local/demo-shop/demo-world.fixture.ts';
import { createTimeline } from '../../src/local/demo-shop/generate/timeline.ts';
import { createRandom } from '../../src/local/demo-shop/random.ts';
import { serveDemo } from '../../src/local/demo-shop/serve/serve.ts';
import { createShop } from './cli.fixture.ts';

const TOKEN = 'a-token-that-is-shown-nowhere';
const ENV = { env: { SHOP_TOKEN: TOKEN } };

// The shop's clock is a day past, so that nothing of it lies in the future of the machine.
const openShop = async (context: Parameters<typeof createShop>[0]) => {
  const nowMs = Date.parse('2025-02-20T18:00:00Z');
  const timeline = createTimeline(planOf({ opened: Day.parse('2025-01-10') }));
  const demo = await serveDemo({ shop: { timeline, token: TOKEN }, port: 0, faults: 0, nowMs: () => nowMs, random: createRandom('f') });
  context.after(demo.close);
  const shop = createShop(context);
  await shop.run(['init', '--zone', 'Europe/London', '--currency', 'GBP']);
  return { ...shop, url: demo.url };
};

test('a shop is added, pulled and reported, and its token is kept and shown nowhere', async (context) => {
  const { run, url, data } = await openShop(context);
  const added = await run(['source', 'add', 'retail-api', '--name', 'demo', '--url', url, '--token-env', 'SHOP_TOKEN']);
  assert.deepEqual([added.code, added.out.split('\n')[0]], [0, 'demo is added']);
  const pulled = await run(['pull', '--json'], ENV);
  assert.equal(pulled.code, 0, pulled.err);
  const [{ counts, loadedFrom }] = JSON.parse(pulled.out);
  assert.ok(counts.accepted > 50 && counts.products > 20);
  assert.deepEqual([counts.quarantined, loadedFrom], [{}, null]);
  assert.match(pulled.err, /demo: loaded back to 2025-02-01, \d+ orders so far\ndemo: the whole history is loaded/);
  const again = await run(['pull', 'demo'], ENV);
  assert.match(again.out, /^demo: 0 accepted/);

  const totals = await fetch(`${url}/v1/totals?from=2025-01-01&to=2025-02-20`, { headers: { authorization: `Bearer ${TOKEN}` } });
  const days: { netSales: number; orders: number }[] = JSON.parse(await totals.text()).days;
  const report = JSON.parse(
    (await run(['report', 'sales', '--from', '2025-01-01', '--to', '2025-02-20', '--grain', 'total', '--json'])).out,
  );
  const sum = (name: 'netSales' | 'orders'): number => days.reduce((all, day) => all + day[name], 0);
  assert.deepEqual([report.totals.netSales, report.totals.orders], [sum('netSales'), sum('orders')]);

  const settings = join(data, 'sources.json');
  assert.equal(statSync(settings).mode & 0o777, 0o600);
  for (const file of [settings, join(data, 'tillbook.db')]) assert.ok(!readFileSync(file).includes(TOKEN), file);
  for (const { out, err } of [added, pulled, again]) assert.ok(!`${out}${err}`.includes(TOKEN));
  const status = await run(['status']);
  assert.match(status.out, /sources +demo, up to 2025-02-20T18:00:00/);
});

test('says what is missing: the folder, a source, its variable, its shop', async (context) => {
  const { run, url } = await openShop(context);
  assert.match((await run(['pull'])).err, /has no source to pull; add it with "tillbook source add"/);
  await run(['source', 'add', 'retail-api', '--url', url, '--token-env', 'SHOP_TOKEN']);
  assert.match((await run(['pull', 'other'], ENV)).err, /has no source "other"; it has retail-api/);
  assert.match((await run(['pull'])).err, /the variable SHOP_TOKEN is not set/);
  const refused = await run(['pull'], { env: { SHOP_TOKEN: 'wrong' } });
  assert.equal(refused.code, 1);
  assert.match(refused.err, /answered 401: the token was refused/);
});

test('refuses an address over which a token would travel open, and a kind that it does not know', async (context) => {
  const { run } = await openShop(context);
  const add = (kind: string, url: string) => run(['source', 'add', kind, '--url', url, '--token-env', 'SHOP_TOKEN']);
  for (const url of ['http://shop.example.com', 'https://user:secret@shop.example.com', 'https://shop.example.com/?token=1', 'shop'])
    assert.equal((await add('retail-api', url)).code, 2, url);
  assert.match((await add('telepathy', 'https://shop.example.com')).err, /allowed: retail-api/);
  const changed = [await add('retail-api', 'https://a.example.com'), await add('retail-api', 'https://b.example.com')];
  assert.match(changed[1]?.out ?? '', /retail-api is changed/);
  assert.match((await run(['source', 'list'])).out, /^retail-api {2}retail-api {2}https:\/\/b\.example\.com {2}token in SHOP_TOKEN\n$/);
});

test('the demo shop says how to reach it until it is stopped', async (context) => {
  const { run } = createShop(context);
  const { code, out } = await run(['demo', '--port', '0'], { env: { DEMO_SHOP_TOKEN: TOKEN } });
  assert.equal(code, 0);
  assert.match(out, /the demo shop sells at http:\/\/127\.0\.0\.1:\d+/);
  assert.ok(!out.includes(TOKEN));
  assert.equal((await run(['demo', '--faults', '2'])).code, 2);
  assert.equal((await run(['demo', '--webhook-url', 'https://a.example.com'])).code, 2);
});
