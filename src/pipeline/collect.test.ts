import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { OrderRef } from '../domain/ids.ts';
import { readOrderItem } from '../store/items/order-item.ts';
import { orderKey } from '../store/table.ts';
import { collect } from './collect.ts';
import { at, deliver, openWorld, order, version, type World } from './shop.fixture.ts';
import { takeOrders } from './take-orders.ts';

const REF = 'shop#1' as OrderRef;
const PLACED = '2024-03-10T12:00:00Z';

const stored = async ({ effects }: World) => {
  const item = await effects.table.get(orderKey(REF), 'strong');
  assert.ok(item);
  return readOrderItem(item);
};

test('accepts what is new, calls the same version a duplicate and an older one stale', async () => {
  const world = await openWorld(PLACED);
  const { effects } = world;
  assert.deepEqual(await collect(order('1', PLACED), version(5), effects), { kind: 'accepted', ref: REF });
  assert.deepEqual(await collect(order('1', PLACED), version(5), effects), { kind: 'duplicate', ref: REF, isSameVersion: true });
  assert.deepEqual(await collect(order('1', PLACED, { tip: 9 }), version(4), effects), { kind: 'stale', ref: REF });
  assert.equal((await stored(world)).document.tip, undefined);
  assert.deepEqual(await collect(order('1', PLACED, { tip: 9 }), version(6), effects), { kind: 'accepted', ref: REF });
  assert.equal((await stored(world)).document.tip, 9);
});

test('stores a newer version that says the same, and counts it a duplicate', async () => {
  const world = await openWorld(PLACED);
  await collect(order('1', PLACED), version(1), world.effects);
  assert.deepEqual(await collect(order('1', PLACED), version(2), world.effects), { kind: 'duplicate', ref: REF, isSameVersion: false });
  assert.deepEqual((await stored(world)).version, version(2));
});

test('keeps what a deleted order was when the deletion comes as a bare id, and adds nothing to what it touched', async () => {
  const world = await openWorld(PLACED);
  const whole = order('1', PLACED, { customerKey: 'c1' });
  await collect(whole, version(1), world.effects);
  const before = await stored(world);
  const bare = order('1', '1970-01-01T00:00:00Z', { deleted: true, lines: [] });
  assert.equal((await collect(bare, version(2), world.effects)).kind, 'accepted');
  const after = await stored(world);
  assert.deepEqual(after.document, { ...whole, deleted: true });
  assert.deepEqual(after.touched, before.touched);
});

test('keeps every instant and place that any version had', async () => {
  const world = await openWorld(PLACED);
  const later = '2024-03-12T09:00:00Z';
  await collect(order('1', PLACED, { customerKey: 'c1' }), version(1), world.effects);
  await collect(order('1', later, { customerKey: 'c2' }), version(2), world.effects);
  assert.deepEqual((await stored(world)).touched, {
    instants: [at(PLACED), at(later)],
    positions: [
      { customerKey: 'c1', second: at(PLACED) },
      { customerKey: 'c2', second: at(later) },
    ],
  });
});

test('freezes title, category and cost as first seen, takes late ones, and lets go of another product’s', async () => {
  const world = await openWorld(PLACED);
  const line = { id: '1', productId: 'mug', quantity: 1, gross: 1000 };
  const lineNow = async () => (await stored(world)).document.lines[0];
  await collect(order('1', PLACED, { lines: [{ ...line, title: 'Mug' }] }), version(1), world.effects);
  await collect(order('1', PLACED, { lines: [{ ...line, gross: 900, title: 'New mug', unitCost: 300 }] }), version(2), world.effects);
  assert.deepEqual(await lineNow(), { ...line, gross: 900, title: 'Mug', unitCost: 300 });
  await collect(order('1', PLACED, { lines: [{ ...line, unitCost: 500 }] }), version(3), world.effects);
  assert.deepEqual(await lineNow(), { ...line, title: 'Mug', unitCost: 300 });
  await collect(order('1', PLACED, { lines: [{ ...line, productId: 'tee', unitCost: 500 }] }), version(4), world.effects);
  assert.deepEqual(await lineNow(), { ...line, productId: 'tee', unitCost: 500 });
});

test('keeps a line’s whole cost as first seen while it is of as many pieces', async () => {
  const world = await openWorld(PLACED);
  const line = { id: '1', productId: 'mug', quantity: 3, gross: 3000 };
  const take = async (number: number, parts: object) => {
    const { kind } = await collect(order('1', PLACED, { lines: [{ ...line, ...parts }] }), version(number), world.effects);
    return { kind, line: (await stored(world)).document.lines[0] };
  };
  await take(1, { totalCost: 1000, addedAt: at(PLACED) });
  assert.equal((await take(2, { totalCost: 1000, addedAt: at(PLACED) })).kind, 'duplicate');
  assert.deepEqual((await take(3, { totalCost: 900 })).line, { ...line, totalCost: 1000 });
  assert.deepEqual((await take(4, { unitCost: 300 })).line, { ...line, totalCost: 1000 });
  assert.deepEqual((await take(5, { quantity: 2, totalCost: 600 })).line, { ...line, quantity: 2, totalCost: 600 });
  assert.deepEqual((await take(6, { unitCost: 300 })).line, { ...line, unitCost: 300 });
  assert.deepEqual((await take(7, { totalCost: 800 })).line, { ...line, unitCost: 300 });
});

test('starts over when another worker puts between the read and the put, and loses neither’s instants', async () => {
  const world = await openWorld(PLACED);
  let isFirst = true;
  const raced = world.through((table) => ({
    ...table,
    putIf: async (item, condition) => {
      if (isFirst) {
        isFirst = false;
        await collect(order('1', '2024-03-11T12:00:00Z'), version(1), world.effects);
      }
      return table.putIf(item, condition);
    },
  }));
  assert.equal((await collect(order('1', PLACED), version(2), raced.effects)).kind, 'accepted');
  assert.deepEqual((await stored(world)).touched.instants, [at(PLACED), at('2024-03-11T12:00:00Z')]);
});

test('takes no order whose posting would name its products too often to fit', async () => {
  const world = await openWorld('2024-03-10T12:00:00Z');
  const lines = Array.from({ length: 6000 }, (_, index) => ({
    id: String(index + 1),
    productId: `SKU-${100_000 + index}-RED-LARGE`,
    quantity: 1,
    gross: 995,
  }));
  const cancelled = order('1', PLACED, { lines, cancelledAt: Math.floor(Date.parse('2024-03-10T13:00:00Z') / 1000) });
  assert.equal((await collect(cancelled, version(1), world.effects)).kind, 'oversized');
  assert.equal(
    (await deliver(order('2', PLACED, { lines: lines.slice(0, 3000), cancelledAt: cancelled.cancelledAt }), 1, world)).kind,
    'accepted',
  );
});

test('takes an export that tells of a refund again for a duplicate, with the refund on its first date', async () => {
  const world = await openWorld(PLACED);
  const told = (iso: string) => order('1', PLACED, { reversals: [{ id: 'r', at: at(iso), reason: 'refund', undated: true, goods: 300 }] });
  await collect(told('2024-03-20T12:00:00Z'), version(1), world.effects);
  const again = await collect(told('2024-04-20T12:00:00Z'), version(2), world.effects);
  assert.equal(again.kind, 'duplicate');
  assert.deepEqual((await stored(world)).document, told('2024-03-20T12:00:00Z'));
});

test('does not let a return replace the order whose id it has, nor an order a return', async () => {
  const world = await openWorld('2024-01-12T03:00:00Z');
  await deliver(order('1', '2024-01-10T10:00:00Z'), 1, world);
  const back = order('1', '2024-01-11T10:00:00Z', { kind: 'return' });
  assert.deepEqual(await collect(back, version(2), world.effects), { kind: 'contradictory', ref: 'shop#1', known: 'order' });
  const [taken] = await takeOrders([{ kind: 'order', document: back, version: version(2) }], world.shop, world.effects);
  assert.ok(taken?.outcome === 'quarantined');
  assert.deepEqual(taken.reason, 'return-over-order');
  assert.match(taken.detail, /1 is known as an order and comes as a return, which would replace it\. Give returns ids of their own/);
  const corrected = order('1', '2024-01-10T10:00:00Z', { lines: [] });
  assert.equal((await collect(corrected, version(3), world.effects)).kind, 'accepted');
});
