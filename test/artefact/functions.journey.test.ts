import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { SourceName } from '../../src/domain/ids.ts';
import { Day } from '../../src/domain/time/day.ts';
import { planOf } from '../../src/local/demo-shop/demo-world.fixture.ts';
import { createTimeline } from '../../src/local/demo-shop/generate/timeline.ts';
import { createRandom } from '../../src/local/demo-shop/random.ts';
import { serveDemo } from '../../src/local/demo-shop/serve/serve.ts';
import { listQuarantined } from '../../src/pipeline/quarantine.ts';
import { readShop } from '../../src/pipeline/set-up.ts';
import { takeOrders } from '../../src/pipeline/take-orders.ts';
import { shopifyFile, shopifyOrder } from '../../src/sources/csv/profiles/shopify-export.fixture.ts';
import { stated } from '../../src/sources/retail-api/mapping/retail-order.fixture.ts';
import { readOrder } from '../../src/sources/retail-api/retail-source.ts';
import { signWebhook } from '../../src/sources/retail-api/webhook/verify-webhook.ts';
import { readDeployed } from './deployed.fixture.ts';
import { PERSONAL } from './discreet.fixture.ts';
import { ORDER } from './events/events.fixture.ts';
import { httpEvent, type Sent } from './events/http-event.fixture.ts';
import { objectCreated, testEvent } from './events/s3-event.fixture.ts';
import { sendRequest } from './events/send-request.fixture.ts';
import { lambdaTest } from './lambda-test.fixture.ts';
import { openPlatform } from './open-platform.fixture.ts';
import { SOURCE_TOKEN } from './open-shop.fixture.ts';
import type { RunningFunction } from './start-function.fixture.ts';
import { type Answer, readAnswer, useFunction } from './use-function.fixture.ts';

const deployed = await readDeployed();

const post = (body: object, more: Partial<Sent> = {}): Sent => ({
  method: 'POST',
  target: '/v1/orders',
  body: JSON.stringify(body),
  ...more,
});

lambdaTest('collect takes orders of a bearer that authorize knows, and webhooks that are signed', async (client, context) => {
  const platform = await openPlatform({ client, context, deployed });
  const { token, webhookSecret } = platform;
  const { send: authorize } = await useFunction(platform, 'authorize');
  const { send: to } = await useFunction(platform, 'collect');
  const orders = [ORDER, { ...ORDER, id: '1002', lines: 'none', email: PERSONAL.email, address: PERSONAL.street, phone: PERSONAL.phone }];
  const taken = readAnswer(await sendRequest(post({ orders }), token, { authorize, to }));
  assert.deepEqual([taken.status, JSON.parse(taken.text).counts.accepted, JSON.parse(taken.text).counts.quarantined], [200, 1, 1]);
  const body = JSON.stringify({ type: 'order.updated', data: stated({ id: '2001', email: PERSONAL.email }) });
  const headers = signWebhook({ id: 'msg_1', sentMs: Date.now(), body: Buffer.from(body) }, webhookSecret);
  const webhook = { method: 'POST', target: '/v1/webhooks/shop', route: 'POST /v1/webhooks/{source}', body };
  assert.equal(readAnswer(await to(httpEvent({ ...webhook, headers }))).status, 200);
  assert.equal(readAnswer(await to(httpEvent(webhook))).status, 401);
});

/** As many orders as one request may bring, each as long as orders are in a wholesale shop. */
const MOST_ORDERS = Array.from({ length: 100 }, (_, index) => ({
  ...ORDER,
  id: `many-${index}`,
  lines: Array.from({ length: 40 }, (_, line) => ({
    ...ORDER.lines[0],
    id: String(line),
    productId: `p-${line}`,
    title: `Product ${line}`,
  })),
}));

lambdaTest('collect has room for the largest request, again and again', async (client, context) => {
  const platform = await openPlatform({ client, context, deployed });
  const { send: authorize } = await useFunction(platform, 'authorize');
  const { send: to } = await useFunction(platform, 'collect');
  for (const times of [1, 2]) {
    const { status } = readAnswer(await sendRequest(post({ orders: MOST_ORDERS }), platform.token, { authorize, to }));
    assert.equal(status, 200, `time ${times}`);
  }
});

lambdaTest('authorize refuses a token that it does not know, in either form of the log', async (client, context) => {
  const platform = await openPlatform({ client, context, deployed });
  const { send } = await useFunction(platform, 'authorize', { logFormat: 'JSON' });
  const ask = (token: string) => sendRequest({ target: '/v1/status' }, token, { authorize: send, to: async () => 'let through' });
  assert.equal(await ask(platform.token), 'let through');
  await assert.rejects(ask(platform.token.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))), /does not know the token/);
});

lambdaTest('admin takes a record of the quarantine again', async (client, context) => {
  const platform = await openPlatform({ client, context, deployed });
  const effects = { table: platform.table, nowMs: Date.now, nonce: randomUUID };
  const shop = await readShop(effects);
  const read = readOrder(stated({ status: 'open' }), { source: SourceName.parse('shop'), guestKey: () => undefined });
  assert.ok(shop !== undefined && read.kind === 'rejected');
  await takeOrders([{ ...read, record: read.record.replace('"open"', '"placed"') }], shop, effects);
  const [held] = await listQuarantined(effects);
  const { send: authorize } = await useFunction(platform, 'authorize');
  const { send: to } = await useFunction(platform, 'admin');
  const sent = { method: 'POST', target: `/v1/quarantine/${held?.id}/replay`, route: 'POST /v1/quarantine/{id}/replay' };
  const answer = readAnswer(await sendRequest(sent, platform.token, { authorize, to }));
  assert.deepEqual([answer.status, JSON.parse(answer.text).outcome], [200, 'accepted']);
});

const QUESTIONS: Readonly<Record<string, string>> = {
  'GET /v1/reports/{report}': '/v1/reports/sales?from=2025-12-01&to=2026-01-31&grain=day&compare=previous-period',
  'GET /v1/reports': `/v1/reports?ask=${encodeURIComponent('products?from=2026-01-01&to=2026-01-31')}`,
  'GET /v1/tables': '/v1/tables',
  'GET /v1/tables/{table}': '/v1/tables/products_daily?from=2026-01-01&to=2026-01-31',
  'GET /v1/orders': '/v1/orders?day=2026-01-01',
  'GET /v1/orders/{source}/{id+}': '/v1/orders/shop/1001',
  'GET /v1/sources': '/v1/sources',
  'GET /v1/quarantine': '/v1/quarantine',
  'GET /v1/usage': '/v1/usage',
  'GET /v1/status': '/v1/status',
  'GET /v1/openapi.json': '/v1/openapi.json',
};

lambdaTest('query answers each of its routes, and serves the page to a cookie', async (client, context) => {
  const platform = await openPlatform({ client, context, deployed });
  const { send: authorize } = await useFunction(platform, 'authorize');
  const { send: collect } = await useFunction(platform, 'collect');
  const { send: to } = await useFunction(platform, 'query', { logFormat: 'JSON' });
  await sendRequest(post({ orders: [ORDER] }), platform.token, { authorize, to: collect });
  for (const [route, target] of Object.entries(QUESTIONS)) {
    const { status, text } = readAnswer(await sendRequest({ target, route }, platform.token, { authorize, to }));
    assert.equal(status, 200, `${target}: ${text}`);
  }
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  const signIn = { method: 'POST', target: '/sign-in', headers: form, body: String(new URLSearchParams({ token: platform.token })) };
  const { cookies } = readAnswer(await to(httpEvent(signIn)));
  const cookie = cookies[0]?.split(';')[0] ?? '';
  const page = async (target: string, route = `GET ${target}`) => readAnswer(await to(httpEvent({ target, route, cookies: [cookie] })));
  assert.match((await page('/')).text, /<html/);
  assert.equal((await page('/assets/dashboard.js', 'GET /assets/{file}')).status, 200);
  assert.equal((await page('/page/v1/status', 'GET /page/v1/{proxy+}')).status, 200);
});

/** Of all orders of the year that the test's orders lie in, and of the year in which it runs. */
const ordersCounted = async (ask: (sent: Sent) => Promise<Answer>): Promise<number> => {
  const to = new Date().toISOString().slice(0, 10);
  const { text } = await ask({ target: `/v1/reports/sales?from=2026-01-01&to=${to}&grain=year`, route: 'GET /v1/reports/{report}' });
  return JSON.parse(text).totals.orders;
};

lambdaTest('sweep folds what was collected, by the minute and by night, and nightly proves it', async (client, context) => {
  const platform = await openPlatform({ client, context, deployed });
  const { send: authorize } = await useFunction(platform, 'authorize');
  const { send: collect } = await useFunction(platform, 'collect');
  const { send: query } = await useFunction(platform, 'query');
  const { send: sweep } = await useFunction(platform, 'sweep');
  const { send: nightly } = await useFunction(platform, 'nightly', { logFormat: 'JSON' });
  const ask = async (sent: Sent) => readAnswer(await sendRequest(sent, platform.token, { authorize, to: query }));
  const placedAt = Math.floor(Date.now() / 1000);
  const orders = [ORDER, { ...ORDER, id: '1002', placedAt, updatedAt: placedAt }];
  await sendRequest(post({ orders }), platform.token, { authorize, to: collect });
  await sweep({ job: 'sweep' });
  assert.equal(await ordersCounted(ask), 1, 'the order of a day long past waits for the night');
  await sweep({ job: 'nightly' });
  assert.equal(await ordersCounted(ask), 2);
  await nightly({ job: 'audit' });
  const { drift, waiting } = JSON.parse((await ask({ target: '/v1/status' })).text);
  assert.deepEqual(
    [drift, waiting],
    [
      { documents: 0, rollups: 0 },
      { days: [], months: [] },
    ],
  );
});

/** What a function counted, event by event. */
const toldBy = (lines: RunningFunction['lines']): Readonly<Record<string, number>>[] =>
  lines()
    .out.filter((line) => line.startsWith('{"function"'))
    .map((line) => JSON.parse(line));

const KEY = 'imports/shopify-orders/a file+more.csv';

lambdaTest('import reads a file that arrived, once, and passes over what is none', async (client, context) => {
  const platform = await openPlatform({ client, context, deployed });
  const { bucket, objects } = platform;
  const first = { Name: '#1', Id: '1', Subtotal: '20.00', Total: '20.00', Email: PERSONAL.email, 'Billing Name': PERSONAL.name };
  const body = Buffer.from(shopifyFile(shopifyOrder(first, { 'Lineitem price': '20.00' })));
  objects.set(`${bucket}/${KEY}`, { body, metadata: { 'exported-at': '2026-01-02T00:00:00Z' } });
  const { send, lines } = await useFunction(platform, 'import');
  await send(testEvent(bucket));
  await send(objectCreated({ bucket, key: KEY, body }));
  await send(objectCreated({ bucket, key: KEY, body }));
  await send({ job: 'continue' });
  assert.deepEqual(
    toldBy(lines).map(({ done, accepted }) => [done, accepted]),
    [
      [0, 0],
      [1, 1],
      [0, 0],
      [0, 0],
    ],
  );
});

lambdaTest('pull brings what the sources have, and then has nothing to do', async (client, context) => {
  const platform = await openPlatform({ client, context, deployed });
  const opened = Day.parse(new Date(Date.now() - 3 * 86_400_000).toISOString().slice(0, 10));
  const timeline = createTimeline(planOf({ opened }));
  timeline.liveUntil(Date.now());
  const shop = { timeline, token: SOURCE_TOKEN };
  const served = await serveDemo({ shop, port: 0, faults: 0, nowMs: Date.now, random: createRandom('none') });
  context.after(served.close);
  const { send, lines } = await useFunction(platform, 'pull', { shopUrl: served.url });
  assert.deepEqual(await send({ job: 'pull' }), { shop: 'caught-up', market: 'caught-up' });
  assert.deepEqual(await send({ job: 'pull' }), { shop: 'caught-up', market: 'caught-up' });
  const [first = 0, second] = toldBy(lines).map(({ accepted }) => accepted);
  assert.ok(first > 0, 'the shop sold something in three days');
  assert.equal(second, 0);
});
