import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unpackDayShop } from '../domain/rollups/day-shop.ts';
import { unpackMonthShop } from '../domain/rollups/month-shop.ts';
import type { Day, Month } from '../domain/time/day.ts';
import { unpackImage } from '../store/items/rollup-item.ts';
import { dayRollupKey, firstStatementKey, monthRollupKey } from '../store/table.ts';
import { beginImport, endImport } from './import-orders.ts';
import { deliver, itemsOf, openWorld, order, type World } from './shop.fixture.ts';
import { sweepHotDays, sweepNightly } from './sweep.ts';

const NOW = '2024-03-10T12:00:00Z';

const grossOfDay = async (day: string, { effects }: World): Promise<number | undefined> => {
  const item = await effects.table.get(dayRollupKey('S', day as Day), 'strong');
  return item === undefined ? undefined : unpackDayShop(unpackImage(item)).shop.figures.event.grossSales;
};
const grossOfMonth = async (month: string, { effects }: World): Promise<number | undefined> => {
  const item = await effects.table.get(monthRollupKey('S', month as Month), 'strong');
  return item === undefined ? undefined : unpackMonthShop(unpackImage(item)).shop.figures.event.grossSales;
};
const markers = async (world: World): Promise<string[]> => (await itemsOf('DIRTY', world)).map(({ sk }) => sk);
const restatements = (world: World) => itemsOf('RESTATED', world);
const first = ({ effects }: World, month: string) => effects.table.get(firstStatementKey(month as Month), 'strong');

test('folds today and yesterday, and every day since it last ran', async () => {
  const world = await openWorld('2024-03-01T12:00:00Z');
  await deliver(order('1', '2024-03-01T11:00:00Z'), 1, world);
  world.setClock(NOW);
  await deliver(order('2', NOW), 1, world);
  await sweepHotDays(world.shop, world.effects);
  assert.deepEqual([await grossOfDay('2024-03-01', world), await grossOfDay('2024-03-10', world)], [1000, 1000]);
  assert.equal(await grossOfMonth('2024-03', world), undefined);
});

test('leaves an equal image of a hot day unput, but not one that changed', async () => {
  const world = await openWorld(NOW);
  const revOf = async () => (await world.effects.table.get(dayRollupKey('S', '2024-03-10' as Day), 'strong'))?.rev;
  await deliver(order('1', NOW), 1, world);
  await sweepHotDays(world.shop, world.effects);
  await sweepHotDays(world.shop, world.effects);
  assert.equal(await revOf(), 1);
  await deliver(order('2', NOW), 1, world);
  await sweepHotDays(world.shop, world.effects);
  assert.deepEqual([await revOf(), await grossOfDay('2024-03-10', world)], [2, 2000]);
});

test('folds marked days and their months at night, and drops the markers', async () => {
  const world = await openWorld(NOW);
  await deliver(order('1', '2023-06-30T23:30:00Z'), 1, world);
  assert.deepEqual(await markers(world), ['d#2023-07-01']);
  assert.equal(await sweepNightly(world.shop, world.effects), 'done');
  assert.deepEqual([await grossOfDay('2023-07-01', world), await grossOfMonth('2023-07', world)], [1000, 1000]);
  assert.equal(await grossOfMonth('2023-06', world), undefined);
  assert.deepEqual(await markers(world), []);
});

test('keeps the marker of a day that was marked again while it was folded', async () => {
  const world = await openWorld(NOW);
  await deliver(order('1', '2024-01-05T12:00:00Z'), 1, world);
  let isFirst = true;
  const disturbed = world.through((table) => ({
    ...table,
    putIf: async (item, condition) => {
      const outcome = await table.putIf(item, condition);
      if (isFirst && item.pk === 'ROLLUP#DAY#S' && item.sk === '2024-01-05') {
        isFirst = false;
        await deliver(order('2', '2024-01-05T13:00:00Z'), 1, world);
      }
      return outcome;
    },
  }));
  await sweepNightly(world.shop, disturbed.effects);
  assert.deepEqual(await markers(world), ['d#2024-01-05']);
  await sweepNightly(world.shop, world.effects);
  assert.deepEqual([await grossOfDay('2024-01-05', world), await grossOfMonth('2024-01', world)], [2000, 2000]);
});

test('marks the month before it drops the day’s marker', async () => {
  const world = await openWorld(NOW);
  await deliver(order('1', '2024-01-05T12:00:00Z'), 1, world);
  const dying = world.through((table) => ({ ...table, deleteIf: () => Promise.reject(new Error('the power failed')) }));
  await assert.rejects(sweepNightly(world.shop, dying.effects), /the power failed/);
  assert.deepEqual(await markers(world), ['d#2024-01-05', 'm#2024-01']);
});

test('folds a day over again when another worker put it meanwhile', async () => {
  const world = await openWorld(NOW);
  await deliver(order('1', NOW), 1, world);
  let isFirst = true;
  const raced = world.through((table) => ({
    ...table,
    putIf: async (item, condition) => {
      if (isFirst && item.pk === 'ROLLUP#DAY#S') {
        isFirst = false;
        await deliver(order('2', NOW), 1, world);
        await sweepHotDays(world.shop, world.effects);
      }
      return table.putIf(item, condition);
    },
  }));
  await sweepHotDays(world.shop, raced.effects);
  assert.equal(await grossOfDay('2024-03-10', world), 2000);
});

test('holds marked days while an import is live, goes on when it ends or gave no sign for a quarter of an hour', async () => {
  const world = await openWorld(NOW);
  const state = await beginImport('file', world.effects);
  await deliver(order('1', '2024-01-05T12:00:00Z'), 1, world);
  await deliver(order('2', NOW), 1, world);
  assert.equal(await sweepNightly(world.shop, world.effects), 'held');
  assert.deepEqual([await grossOfDay('2024-03-10', world), await grossOfDay('2024-01-05', world)], [1000, undefined]);
  await endImport(state, world.effects);
  assert.equal(await sweepNightly(world.shop, world.effects), 'done');
  assert.equal(await grossOfDay('2024-01-05', world), 1000);
  await beginImport('other', world.effects);
  world.setClock('2024-03-10T12:14:59Z');
  assert.equal(await sweepNightly(world.shop, world.effects), 'held');
  world.setClock('2024-03-10T12:15:01Z');
  assert.equal(await sweepNightly(world.shop, world.effects), 'done');
});

const nights = async (world: World, days: readonly string[]): Promise<void> => {
  for (const day of days) {
    world.setClock(`${day}T03:00:00Z`);
    await sweepNightly(world.shop, world.effects);
  }
};

const SALE = order('1', '2024-01-15T12:00:00Z');
const REFUND = order('1', '2024-01-15T12:00:00Z', {
  reversals: [
    { id: 'r', at: Date.parse('2024-01-20T12:00:00Z') / 1000, reason: 'refund', lines: [{ lineId: '1', quantity: 1, goods: 1000 }] },
  ],
});

test('keeps what a month said when it closed, on the sixth day after its end and not before', async () => {
  const world = await openWorld('2024-01-15T12:00:00Z');
  await deliver(SALE, 1, world);
  await nights(world, ['2024-01-16', '2024-02-01', '2024-02-05']);
  assert.equal(await first(world, '2024-01'), undefined);
  await nights(world, ['2024-02-06', '2024-02-07']);
  assert.ok(await first(world, '2024-01'));
  assert.deepEqual(await restatements(world), []);
});

test('keeps it also when no night was swept until long after', async () => {
  const world = await openWorld('2024-01-15T12:00:00Z');
  await deliver(SALE, 1, world);
  await nights(world, ['2024-01-16', '2024-02-02', '2024-04-20']);
  assert.ok(await first(world, '2024-01'));
  assert.equal(await first(world, '2024-04'), undefined);
});

test('restates a closed month once for each change of its figures by event date', async () => {
  const world = await openWorld('2024-01-15T12:00:00Z');
  await deliver(SALE, 1, world);
  await nights(world, ['2024-01-16', '2024-02-06']);
  const kept = await first(world, '2024-01');
  world.setClock('2024-02-12T12:00:00Z');
  await deliver(REFUND, 2, world);
  await nights(world, ['2024-02-13', '2024-02-14']);
  await deliver(REFUND, 2, world);
  await nights(world, ['2024-02-15']);
  const [restated, ...more] = await restatements(world);
  assert.ok(restated);
  assert.equal(more.length, 0);
  assert.deepEqual(JSON.parse(String(restated.from)), { grossSales: 1000, unitsSold: 1, orders: 1, orderValue: 1000 });
  assert.equal(JSON.parse(String(restated.to)).returns, 1000);
  assert.deepEqual(await first(world, '2024-01'), kept);
  await deliver(SALE, 3, world);
  await nights(world, ['2024-02-16', '2024-02-17']);
  const last = (await restatements(world)).at(-1);
  assert.equal((await restatements(world)).length, 2);
  assert.deepEqual([last?.from, last?.to], [restated.to, restated.from]);
});

test('restates nothing when only the figures by order date move', async () => {
  const world = await openWorld('2024-01-15T12:00:00Z');
  await deliver(SALE, 1, world);
  await nights(world, ['2024-01-16', '2024-02-06']);
  world.setClock('2024-02-12T12:00:00Z');
  const at = Date.parse('2024-02-12T11:00:00Z') / 1000;
  await deliver(order('1', '2024-01-15T12:00:00Z', { reversals: [{ id: 'r', at, reason: 'refund', goods: 500 }] }), 2, world);
  await nights(world, ['2024-02-13']);
  const item = await world.effects.table.get(monthRollupKey('S', '2024-01' as Month), 'strong');
  assert.ok(item);
  assert.equal(unpackMonthShop(unpackImage(item)).shop.figures.order.returns, 500);
  assert.deepEqual(await restatements(world), []);
});
