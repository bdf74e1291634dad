import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { SourceName } from '../../src/domain/ids.ts';
import { listQuarantined } from '../../src/pipeline/quarantine.ts';
import { readShop } from '../../src/pipeline/set-up.ts';
import { takeOrders } from '../../src/pipeline/take-orders.ts';
import { stated } from '../../src/sources/retail-api/mapping/retail-order.fixture.ts';
import { readOrder } from '../../src/sources/retail-api/retail-source.ts';
import { signWebhook } from '../../src/sources/retail-api/webhook/verify-webhook.ts';
import { readDeployed } from './deployed.fixture.ts';
import { PERSONAL } from './discreet.fixture.ts';
import { ORDER } from './events/events.fixture.ts';
import { httpEvent, type Sent } from './events/http-event.fixture.ts';
import { sendRequest } from './events/send-request.fixture.ts';
import { lambdaTest } from './lambda-test.fixture.ts';
import { openPlatform } from './open-platform.fixture.ts';
import { readAnswer, useFunction } from './use-function.fixture.ts';

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
