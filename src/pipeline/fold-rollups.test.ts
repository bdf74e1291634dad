import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Day } from '../domain/time/day.ts';
import { rollupReads } from '../store/read-rollups.ts';
import { audit } from './audit.ts';
import { refoldDay } from './fold-rollups.ts';
import { deliver, openWorld, order } from './shop.fixture.ts';
import { sweepNightly } from './sweep.ts';

const DAY = '2024-03-10' as Day;
const NOON = '2024-03-10T12:00:00Z';
const PRODUCTS = 12_000;

// Ids without any pattern, so that packing gains little and one item cannot hold them.
const productId = (index: number): string =>
  (BigInt(index + 7) ** 9n % 1_000_000_007n).toString(36) + (BigInt(index + 3) ** 11n % 998_244_353n).toString(36);
const lines = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => ({
    id: String(index + 1),
    productId: productId(from + index),
    quantity: 1,
    gross: 100 + (index % 89),
  }));

const productsGross = async (world: Awaited<ReturnType<typeof openWorld>>): Promise<number> => {
  const days = await rollupReads(world.effects.table).groupDays('P', DAY, DAY);
  return [...(days.get(DAY)?.values() ?? [])].reduce((sum, { figures }) => sum + figures.event.grossSales, 0);
};

const shopGross = async (world: Awaited<ReturnType<typeof openWorld>>): Promise<number> =>
  (await rollupReads(world.effects.table).shopDays(DAY, DAY)).get(DAY)?.shop.figures.event.grossSales ?? 0;

test('a run that died while products were spread over more shards is made good by the next', async () => {
  const world = await openWorld('2024-03-11T09:00:00Z');
  for (let part = 0; part < 3; part += 1)
    await deliver(order(String(part), NOON, { lines: lines((part * PRODUCTS) / 3, ((part + 1) * PRODUCTS) / 3) }), 1, world);
  const dying = world.through((table) => ({
    ...table,
    putIf: (item, condition) => (item.pk === 'ROLLUP#DAY#S' ? Promise.reject(new Error('the worker died')) : table.putIf(item, condition)),
  }));
  await assert.rejects(refoldDay(DAY, world.shop, { leaveEqual: false, effects: dying.effects }), /died/);
  const shards = await world.effects.table.queryPage({ pk: 'ROLLUP#DAY#P', consistency: 'strong' });
  assert.ok(shards.items.length > 1, 'the case needs several shards');

  // Meanwhile the day shrinks, so that one shard would do.
  for (const id of ['1', '2']) await deliver(order(id, NOON, { lines: lines(0, 1) }), 2, world);
  await sweepNightly(world.shop, world.effects);
  assert.equal(await productsGross(world), await shopGross(world));
  assert.deepEqual((await audit(world.shop, world.effects)).drift, { documents: 0, rollups: 0 });
});

test('a sweep whose memory lies in the future still folds today', async () => {
  const world = await openWorld('2025-03-11T09:00:00Z');
  world.setClock('2024-03-10T18:00:00Z');
  await deliver(order('1', NOON), 1, world);
  await sweepNightly(world.shop, world.effects);
  assert.equal(await shopGross(world), 1000);
});
