import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ProductId, productRef, SourceName } from '../domain/ids.ts';
import { unpackMonthShop } from '../domain/rollups/month-shop.ts';
import { addDays, Day, type Month } from '../domain/time/day.ts';
import { Zone } from '../domain/time/zone.ts';
import { readOrderItem } from '../store/items/order-item.ts';
import { unpackImage } from '../store/items/rollup-item.ts';
import { meterTable } from '../store/meter.ts';
import type { Table } from '../store/port.ts';
import { monthRollupKey } from '../store/table.ts';
import { addCosts } from './add-costs.ts';
import { type Applied, applyCosts } from './apply-costs.ts';
import { audit } from './audit.ts';
import { collect } from './collect.ts';
import { importOrders } from './import-orders.ts';
import { createListing } from './list-costs.ts';
import { rebuild } from './rebuild.ts';
import { at, contentsOf, deliver, itemsOf, openWorld, order, version, type World } from './shop.fixture.ts';
import { sweepNightly } from './sweep.ts';

const NOW = '2024-03-10T12:00:00Z';
/** When a worker that found no list looks again. */
const A_MINUTE_LATER = '2024-03-10T12:01:00Z';
const MUG = { id: '1', productId: 'mug', quantity: 3, gross: 3000 };

const openListedWorld = async (): Promise<World> => {
  const world = await openWorld(NOW);
  return { ...world, effects: { ...world.effects, listCosts: createListing(world.shop, world.effects) } };
};

const refOf = (productId: string) => productRef(SourceName.parse('shop'), ProductId.parse(productId));

/** A costs file for the mug, as `[first day, cost]`, taken and brought to its sales. */
const load = async (world: World, entries: readonly (readonly [string, string])[], productId = 'mug'): Promise<Applied> => {
  const { shop, effects } = world;
  const parsed = entries.map(([from, unitCost]) => ({ from: from === '' ? ('' as const) : Day.parse(from), unitCost }));
  await addCosts(refOf(productId), parsed, effects);
  const applied = await applyCosts(shop, effects);
  await sweepNightly(shop, effects);
  return applied;
};

const figuresOf = async (month: string, { effects }: World) => {
  const item = await effects.table.get(monthRollupKey('S', month as Month), 'strong');
  assert.ok(item);
  const { cost, netWithCost } = unpackMonthShop(unpackImage(item)).shop.figures.event;
  return { cost, netWithCost };
};

const storedOf = async (id: string, world: World) => {
  const item = (await itemsOf(`ORDER#shop#${id}`, world)).at(0);
  assert.ok(item);
  return readOrderItem(item);
};

const lineOf = async (id: string, world: World) => (await storedOf(id, world)).document.lines[0];

test('brings a cost to the sales that were there, and later ones take it as they come', async () => {
  const world = await openListedWorld();
  await deliver(order('1', '2024-01-10T12:00:00Z', { lines: [MUG] }), 1, world);
  assert.deepEqual(await load(world, [['', '2.155']]), { changed: 1, waiting: 0 });
  assert.deepEqual(await figuresOf('2024-01', world), { cost: 646, netWithCost: 3000 });
  world.setClock(A_MINUTE_LATER);
  await deliver(order('2', '2024-01-11T12:00:00Z', { lines: [{ ...MUG, quantity: 1 }] }), 1, world);
  await sweepNightly(world.shop, world.effects);
  assert.deepEqual(await figuresOf('2024-01', world), { cost: 862, netWithCost: 6000 });
});

test('leaves sales of before a new cost as they are, does not even book them, and reaches exactly those of after', async () => {
  const world = await openListedWorld();
  await deliver(order('1', '2024-01-31T23:59:59Z', { lines: [MUG] }), 1, world);
  await deliver(order('2', '2024-02-01T00:00:00Z', { lines: [MUG] }), 1, world);
  await load(world, [['', '2']]);
  const booked = async () => (await itemsOf('LEDGER#2024-01-31', world))[0];
  const before = await booked();
  assert.deepEqual(await load(world, [['2024-02-01', '4']]), { changed: 1, waiting: 0 });
  assert.deepEqual(await booked(), before);
  assert.deepEqual(
    [await figuresOf('2024-01', world), await figuresOf('2024-02', world)].map(({ cost }) => cost),
    [600, 1200],
  );
});

test('corrects the past, and a closed month says so', async () => {
  const world = await openListedWorld();
  await deliver(order('1', '2024-01-10T12:00:00Z', { lines: [MUG] }), 1, world);
  await load(world, [['2024-01-01', '2']]);
  await load(world, [['2024-01-01', '2.5']]);
  assert.deepEqual(await figuresOf('2024-01', world), { cost: 750, netWithCost: 3000 });
  const [restated] = await itemsOf('RESTATED', world);
  assert.match(String(restated?.from), /"cost":600/);
  assert.match(String(restated?.to), /"cost":750/);
});

test('gives a sale before the first day no cost, and counts products that wait for their sales', async () => {
  const world = await openListedWorld();
  await deliver(order('1', '2024-01-10T12:00:00Z', { lines: [MUG] }), 1, world);
  assert.deepEqual(await load(world, [['2024-01-11', '2']]), { changed: 0, waiting: 0 });
  assert.deepEqual(await figuresOf('2024-01', world), { cost: 0, netWithCost: 0 });
  assert.deepEqual(await load(world, [['', '9']], 'hat'), { changed: 0, waiting: 1 });
  world.setClock(A_MINUTE_LATER);
  await deliver(order('2', NOW, { lines: [{ ...MUG, productId: 'hat' }] }), 1, world);
  assert.equal((await lineOf('2', world))?.listedCost, '9');
});

test('lets the source’s own cost win, also when it comes later, and keeps a listed one when the order comes again', async () => {
  const world = await openListedWorld();
  await load(world, [['', '2']]);
  const take = async (number: number, line: object) => {
    const { kind } = await deliver(order('1', NOW, { lines: [line] }), number, world);
    return { kind, line: await lineOf('1', world) };
  };
  assert.deepEqual((await take(1, MUG)).line, { ...MUG, listedCost: '2' });
  assert.deepEqual(await take(2, MUG), { kind: 'duplicate', line: { ...MUG, listedCost: '2' } });
  assert.deepEqual((await take(3, { ...MUG, unitCost: 150 })).line, { ...MUG, unitCost: 150 });
  assert.deepEqual((await take(4, MUG)).line, { ...MUG, unitCost: 150 });
  assert.deepEqual(await load(world, [['', '3']]), { changed: 0, waiting: 0 });
});

test('keeps a listed cost also when a worker without the list collects the order again', async () => {
  const world = await openListedWorld();
  await load(world, [['', '2']]);
  await deliver(order('1', NOW, { lines: [MUG] }), 1, world);
  await collect(order('1', NOW, { lines: [{ ...MUG, gross: 2700 }] }), version(2), { table: world.effects.table });
  assert.deepEqual(await lineOf('1', world), { ...MUG, gross: 2700, listedCost: '2' });
});

test('follows an order that moves to another day of the list', async () => {
  const world = await openListedWorld();
  await load(world, [
    ['2024-03-01', '2'],
    ['2024-03-05', '3'],
  ]);
  const costAfter = async (number: number, placed: string) => {
    await deliver(order('1', placed, { lines: [MUG] }), number, world);
    return (await lineOf('1', world))?.listedCost;
  };
  assert.deepEqual(
    [await costAfter(1, '2024-03-04T12:00:00Z'), await costAfter(2, '2024-03-05T12:00:00Z'), await costAfter(3, '2024-02-05T12:00:00Z')],
    ['2', '3', undefined],
  );
});

test('books a foreign order at the cost in the shop’s currency, and leaves nothing of it when all comes back in parts', async () => {
  const world = await openListedWorld();
  await load(world, [['', '2.155']]);
  const back = (id: string, day: string, quantity: number) => ({
    ...{ id, at: at(`2024-03-${day}T12:00:00Z`), reason: 'refund' },
    lines: [{ lineId: '1', quantity, goods: quantity * 1000 }],
  });
  const foreign = (reversals: object[]) => order('1', '2024-02-10T12:00:00Z', { currency: 'USD', rate: '0.79', lines: [MUG], reversals });
  await deliver(foreign([]), 1, world);
  await sweepNightly(world.shop, world.effects);
  assert.deepEqual(await figuresOf('2024-02', world), { cost: 646, netWithCost: 2370 });
  await deliver(foreign([back('a', '02', 1), back('b', '03', 2)]), 2, world);
  await sweepNightly(world.shop, world.effects);
  assert.deepEqual(await figuresOf('2024-03', world), { cost: -646, netWithCost: -2370 });
});

test('shadows nothing that the source says: a read under way wins, what was read before is stale', async () => {
  const world = await openListedWorld();
  await deliver(order('1', NOW, { lines: [MUG] }), 5, world);
  await load(world, [['', '2']]);
  assert.deepEqual((await storedOf('1', world)).version.subarray(0, 6), version(5).subarray(0, 6));
  assert.equal((await deliver(order('1', NOW, { lines: [{ ...MUG, gross: 1 }] }), 5, world)).kind, 'stale');
  assert.equal((await deliver(order('1', NOW, { lines: [{ ...MUG, gross: 2700 }] }), 6, world)).kind, 'accepted');
  assert.deepEqual(await lineOf('1', world), { ...MUG, gross: 2700, listedCost: '2' });
});

test('changes nothing the second time, and goes through no orders', async () => {
  const world = await openListedWorld();
  await deliver(order('1', '2024-01-10T12:00:00Z', { lines: [MUG] }), 1, world);
  await load(world, [['', '2']]);
  const before = await contentsOf(world);
  const meter = meterTable(world.effects.table);
  const again = { ...world, effects: { ...world.effects, table: meter.table } };
  await addCosts(refOf('mug'), [{ from: '', unitCost: '2' }], again.effects);
  assert.deepEqual(await applyCosts(again.shop, again.effects), { changed: 0, waiting: 0 });
  assert.equal(meter.read().byOperation.scanPage?.calls, undefined);
  assert.deepEqual(await contentsOf(world), before);
});

/** The table dies for good at its nth write. */
const dyingAt = (writes: number, table: Table): Table => {
  let left = writes;
  const write =
    <Args extends readonly unknown[], T>(operation: (...args: Args) => Promise<T>) =>
    (...args: Args): Promise<T> => {
      left -= 1;
      if (left < 0) throw new Error('killed');
      return operation(...args);
    };
  return { ...table, putIf: write(table.putIf), setIf: write(table.setIf), deleteIf: write(table.deleteIf) };
};

test('ends in the same table when it is killed at any write and run again', async () => {
  const openFull = async (): Promise<World> => {
    const world = await openListedWorld();
    await deliver(order('1', '2024-01-10T12:00:00Z', { lines: [MUG], customerKey: 'c1' }), 1, world);
    await deliver(order('2', '2024-02-10T12:00:00Z', { lines: [MUG], customerKey: 'c1' }), 1, world);
    await sweepNightly(world.shop, world.effects);
    return world;
  };
  const whole = await openFull();
  await load(whole, [
    ['', '2'],
    ['2024-02-01', '3'],
  ]);
  const wanted = await contentsOf(whole);
  for (let writes = 0; ; writes += 1) {
    const world = await openFull();
    const killed = await load(
      world.through((table) => dyingAt(writes, table)),
      [
        ['', '2'],
        ['2024-02-01', '3'],
      ],
    ).then(
      () => false,
      () => true,
    );
    await load(world, [
      ['', '2'],
      ['2024-02-01', '3'],
    ]);
    assert.deepEqual(await contentsOf(world), wanted, `killed at write ${writes}`);
    if (!killed) break;
  }
});

test('is kept by a rebuild and agrees with the audit; in another zone a sale takes the cost of its new day', async () => {
  const world = await openListedWorld();
  await deliver(order('1', '2024-01-31T23:30:00Z', { lines: [MUG] }), 1, world);
  await load(world, [
    ['', '2'],
    ['2024-02-01', '3'],
  ]);
  const before = await contentsOf(world);
  await rebuild(world.shop, world.effects);
  assert.deepEqual(await contentsOf(world), before);
  assert.deepEqual((await audit(world.shop, world.effects)).found, { documents: [], rollups: [] });
  await rebuild({ ...world.shop, zone: Zone.parse('Asia/Kathmandu') }, world.effects);
  assert.deepEqual(await figuresOf('2024-02', world), { cost: 900, netWithCost: 3000 });
});

test('reads the list once for an import', async () => {
  const world = await openListedWorld();
  await load(world, [['', '2']]);
  const records = ['1', '2', '3'].map((id) => ({ kind: 'order' as const, document: order(id, NOW, { lines: [MUG] }), rows: 1 }));
  const meter = meterTable(world.effects.table);
  await importOrders({ id: 'file', batches: () => [{ records, position: 3 }] }, world.shop, { ...world.effects, table: meter.table });
  assert.equal(meter.read().byKind.COSTS?.readUnits, 1);
  assert.equal((await lineOf('3', world))?.listedCost, '2');
});

test('costs half a read unit a product of an order, and nothing an order where there is no list', async () => {
  const world = await openWorld(NOW);
  const meter = meterTable(world.effects.table);
  const effects = { ...world.effects, table: meter.table };
  const listed = { ...effects, listCosts: createListing(world.shop, effects) };
  const spent = async (work: () => Promise<unknown>): Promise<number> => {
    const before = meter.read().byKind.COSTS?.readUnits ?? 0;
    await work();
    return (meter.read().byKind.COSTS?.readUnits ?? 0) - before;
  };
  const lines = [MUG, { ...MUG, id: '2' }, { ...MUG, id: '3', productId: 'tee' }, { ...MUG, id: '4', productId: 'cap', unitCost: 1 }];
  assert.equal(await spent(() => collect(order('1', NOW, { lines }), version(1), listed)), 0.5);
  assert.equal(await spent(() => collect(order('2', NOW, { lines }), version(1), listed)), 0);
  await addCosts(refOf('mug'), [{ from: '', unitCost: '2' }], world.effects);
  world.setClock(A_MINUTE_LATER);
  assert.equal(await spent(() => collect(order('3', NOW, { lines }), version(1), listed)), 1.5);
  assert.equal(await spent(() => collect(order('4', NOW, { lines }), version(1), listed)), 1);
});

test('takes back a cost that is corrected to one that cannot be booked', async () => {
  const world = await openListedWorld();
  await deliver(order('1', NOW, { lines: [MUG] }), 1, world);
  await load(world, [['', '2']]);
  assert.deepEqual(await load(world, [['', '999999999']]), { changed: 1, waiting: 0 });
  assert.deepEqual(await lineOf('1', world), MUG);
});

test('takes no more costs of a product than one item keeps', async () => {
  const { effects } = await openWorld(NOW);
  const entries = Array.from({ length: 5001 }, (_, index) => ({
    from: addDays(Day.parse('2010-01-01'), index),
    unitCost: '123456789.123456789012',
  }));
  assert.deepEqual(await addCosts(refOf('mug'), entries, effects), { kind: 'too-many' });
  assert.deepEqual(await addCosts(refOf('mug'), entries.slice(1), effects), { kind: 'added', accepted: 5000, unchanged: 0 });
});
