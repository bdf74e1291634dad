import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ProductId, SourceName } from '../domain/ids.ts';
import { collectProduct } from '../pipeline/collect-product.ts';
import { quarantine } from '../pipeline/quarantine.ts';
import { deliver, order } from '../pipeline/shop.fixture.ts';
import { sweepHotDays, sweepNightly } from '../pipeline/sweep.ts';
import { type Api, CLOCK, openApi } from './api.fixture.ts';

const [SHOP, MUG] = [SourceName.parse('shop'), ProductId.parse('mug')];

const RANGE = 'from=2024-03-04&to=2024-03-10';
const QUESTIONS = [
  '/v1/status',
  `/v1/reports/sales?${RANGE}&compare=previous-period&grain=hour`,
  `/v1/reports/products?${RANGE}&format=csv`,
  `/v1/reports?ask=${encodeURIComponent(`sales?${RANGE}&by=country`)}&ask=${encodeURIComponent(`customers?${RANGE}`)}`,
  `/v1/tables/sales_daily?${RANGE}`,
];

type Shop = { readonly api: Api; nowMs: number; orders: number };

const passTime = (shop: Shop, minutes: number): void => {
  shop.nowMs += minutes * 60_000;
  shop.api.world.setClock(new Date(shop.nowMs).toISOString());
};

/** All that may change an answer. */
const EVENTS = {
  sell: async (shop: Shop) => {
    shop.orders += 1;
    await deliver(order(`n${shop.orders}`, '2024-03-10T11:00:00Z', { country: 'FR' }), 1, shop.api.world);
  },
  sweep: ({ api: { world } }: Shop) => sweepHotDays(world.shop, world.effects),
  nightly: ({ api: { world } }: Shop) => sweepNightly(world.shop, world.effects),
  rename: async ({ api, nowMs }: Shop) => {
    await collectProduct({ source: SHOP, productId: MUG, title: `Mug ${nowMs}`, asOf: nowMs }, api.effects);
  },
  hold: ({ api, nowMs }: Shop) =>
    quarantine({ reason: 'broken', detail: '', origin: 'api', record: '{}', profile: '' }, nowMs, api.effects),
  minutes: async (shop: Shop) => passTime(shop, 7),
  hours: async (shop: Shop) => passTime(shop, 61),
  nothing: async () => undefined,
} as const satisfies Record<string, (shop: Shop) => Promise<unknown>>;

type Answer = { readonly tag: string; readonly text: string };

const askAll = async ({ api }: Shop, known: Map<string, Answer>): Promise<void> => {
  for (const question of QUESTIONS) {
    const last = known.get(question);
    const again = await api.ask(question, { token: api.tokens.read, headers: { 'if-none-match': last?.tag ?? '' } });
    const fresh = await api.ask(question, { token: api.tokens.read });
    if (again.status === 304) assert.equal(fresh.text, last?.text, question);
    known.set(question, { tag: fresh.headers.etag ?? '', text: fresh.text });
  }
};

test('Unchanged: whoever hears that an answer still holds has the answer that he would get', async () => {
  const anyEvents = fc.array(fc.constantFrom(...(Object.keys(EVENTS) as (keyof typeof EVENTS)[])), { minLength: 4, maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(anyEvents, async (events) => {
      const shop: Shop = { api: await openApi(), nowMs: Date.parse(CLOCK), orders: 0 };
      const known = new Map<string, Answer>();
      for (const event of events) {
        await EVENTS[event](shop);
        await askAll(shop, known);
      }
    }),
    { seed: 20_240_310, numRuns: 12 },
  );
});

test('what is unchanged costs the look at the token and nothing else', async () => {
  const shop: Shop = { api: await openApi(), nowMs: Date.parse(CLOCK), orders: 0 };
  const { api } = shop;
  const known = new Map<string, Answer>();
  await askAll(shop, known);
  for (const [question, { tag }] of known) {
    const before = api.effects.usage().total.readUnits;
    const { status } = await api.ask(question, { token: api.tokens.read, headers: { 'if-none-match': tag } });
    assert.deepEqual([status, api.effects.usage().total.readUnits - before], [304, 1], question);
  }
});

test('a token that may no longer read hears nothing, however well its answer still holds', async () => {
  const { ask, tokens } = await openApi();
  const { headers } = await ask('/v1/status', { token: tokens.read });
  const asked = { headers: { 'if-none-match': headers.etag ?? '' } };
  assert.equal((await ask('/v1/status', asked)).status, 401);
  assert.equal((await ask('/v1/status', { ...asked, token: tokens.collect })).status, 403);
});
