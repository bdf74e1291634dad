import assert from 'node:assert/strict';
import { test } from 'node:test';
import { order } from '../../pipeline/shop.fixture.ts';
import { stated } from '../../sources/retail-api/mapping/retail-order.fixture.ts';
import { signWebhook } from '../../sources/retail-api/webhook/verify-webhook.ts';
import { StoreError } from '../../store/errors.ts';
import { readEmfLine } from '../shared/emf.fixture.ts';
import { eventOf, type Functions, openFunctions, PREFIX } from '../shared/function-world.fixture.ts';
import { createCollect } from './create-collect.ts';

const ORDERS = 'POST /v1/orders';
const WEBHOOKS = 'POST /v1/webhooks/{source}';

const openCollect = async () => {
  const functions = await openFunctions();
  return { ...functions, collect: createCollect(functions.world) };
};

const orderEvent = (orders: readonly object[], scopes = 'collect') =>
  eventOf(ORDERS, '/v1/orders', { scopes, headers: { 'content-type': 'application/json' }, body: JSON.stringify({ orders }) });

const BODY = JSON.stringify({ type: 'order.updated', data: stated() });

const delivery = ({ world }: Functions, secret: string, source = 'online') =>
  eventOf(WEBHOOKS, `/v1/webhooks/${source}`, {
    body: BODY,
    headers: signWebhook({ id: 'msg_1', sentMs: world.nowMs(), body: Buffer.from(BODY) }, secret),
  });

const lastFigures = (lines: readonly string[]) => readEmfLine(lines.at(-1) ?? '').values;

const sale = order('n1', '2024-03-05T10:00:00Z');

test('takes orders of a token that may send them, and counts what became of them', async () => {
  const { collect, lines } = await openCollect();
  assert.equal((await collect(orderEvent([sale], 'read'))).statusCode, 403);
  const taken = await collect(orderEvent([sale, {}]));
  assert.deepEqual(JSON.parse(taken.body).counts, { accepted: 1, duplicate: 0, stale: 0, quarantined: 1 });
  const { OrdersAccepted, Quarantined, WriteUnits = 0 } = lastFigures(lines);
  assert.deepEqual([OrdersAccepted, Quarantined, WriteUnits > 1], [1, 1, true]);
});

test('believes a webhook by the secrets of its source, and counts what it does not believe', async () => {
  const opened = await openCollect();
  const { collect, lines } = opened;
  assert.equal((await collect(delivery(opened, 'new'))).statusCode, 200);
  assert.equal(lastFigures(lines).OrdersAccepted, 1);
  assert.equal((await collect(delivery(opened, 'other'))).statusCode, 401);
  assert.equal(lastFigures(lines).Refused, 1);
  for (const source of ['quiet', 'elsewhere']) assert.equal((await collect(delivery(opened, 'new', source))).statusCode, 404);
});

test('knows a secret that was changed within half an hour', async () => {
  const opened = await openCollect();
  const { collect, parameters, api } = opened;
  const statusOf = async (secret: string) => (await collect(delivery(opened, secret))).statusCode;
  assert.deepEqual([await statusOf('new'), await statusOf('newer')], [200, 401]);
  parameters.set(`${PREFIX}/sources/online/webhook-secrets`, 'new newer');
  assert.equal(await statusOf('newer'), 401);
  api.world.setClock('2024-03-10T12:30:00Z');
  assert.deepEqual([await statusOf('newer'), await statusOf('old')], [200, 401]);
});

test('fails where a secret is missing, names it to the log alone, and works once it is there', async () => {
  const opened = await openCollect();
  const { collect, parameters, lines } = opened;
  const name = `${PREFIX}/guest-key`;
  const secret = parameters.get(name) ?? '';
  parameters.delete(name);
  const failed = await collect(orderEvent([sale]));
  assert.deepEqual([failed.statusCode, failed.body.includes(name)], [500, false]);
  assert.match(lines.join(''), /guest-key is missing or empty; \\"tillbook deploy\\" puts it/);
  parameters.set(name, secret);
  assert.equal((await collect(orderEvent([sale]))).statusCode, 200);
});

test('says when to come again while the table is at its limit; a webhook is left to the pull', async () => {
  const { api, lines, ...opened } = await openFunctions();
  const putIf = async () => {
    throw new StoreError('throttled', 'spent', { place: 't' });
  };
  const world = { ...opened.world, table: { ...opened.world.table, putIf } };
  const collect = createCollect(world);
  const busy = await collect(orderEvent([sale]));
  assert.deepEqual([busy.statusCode, busy.headers['retry-after'], lastFigures(lines).Refused], [503, '1', 1]);
  const left = await collect(delivery({ ...opened, world, api, lines }, 'new'));
  assert.deepEqual([left.statusCode, lastFigures(lines).Refused], [200, 1]);
});
