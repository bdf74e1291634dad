import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { OrderRef } from '../domain/ids.ts';
import type { Day } from '../domain/time/day.ts';
import { readCustomerItem } from '../store/items/customer-item.ts';
import { customerItemKey, dirtyDayKey, postingKey } from '../store/table.ts';
import { book } from './book.ts';
import { coldDays } from './mark-dirty.ts';
import { at, deliver, itemsOf, openWorld, order, version, type World } from './shop.fixture.ts';

const NOW = '2024-03-10T12:00:00Z';
const ref = (id: string): OrderRef => `shop#${id}` as OrderRef;
const posting = (day: string, id: string, { effects }: World) => effects.table.get(postingKey(day as Day, ref(id)), 'strong');
const dirtyDays = async (world: World): Promise<string[]> => (await itemsOf('DIRTY', world)).map(({ sk }) => sk.slice(2));

test('leaves a tombstone on a day that an order has left', async () => {
  const world = await openWorld(NOW);
  await deliver(order('1', '2024-03-08T12:00:00Z'), 1, world);
  await deliver(order('1', '2024-03-09T12:00:00Z'), 2, world);
  const left = await posting('2024-03-08', '1', world);
  assert.ok(left);
  assert.equal(left.body, undefined);
  assert.deepEqual(left.dv, version(2));
  assert.ok((await posting('2024-03-09', '1', world))?.body);
});

test('takes back a deleted order’s postings and entry, although the deletion came as a bare id', async () => {
  const world = await openWorld(NOW);
  await deliver(order('1', NOW, { customerKey: 'c1' }), 1, world);
  await deliver(order('1', '1970-01-01T00:00:00Z', { deleted: true, lines: [] }), 2, world);
  const left = await posting('2024-03-10', '1', world);
  assert.ok(left);
  assert.equal(left.body, undefined);
  const customer = await world.effects.table.get(customerItemKey('c1'), 'strong');
  assert.ok(customer);
  assert.deepEqual([readCustomerItem(customer).orders, readCustomerItem(customer).size], [[], 1]);
});

test('gives the order before, none to a first, and moves the neighbour when an earlier one arrives late', async () => {
  const world = await openWorld(NOW);
  const placed = (hour: number): string => `2024-03-10T${String(hour).padStart(2, '0')}:00:00Z`;
  const seen = async (id: string) => {
    const item = await posting('2024-03-10', id, world);
    return [item?.buyer, item?.prev];
  };
  await deliver(order('b', placed(8), { customerKey: 'c1' }), 1, world);
  await deliver(order('c', placed(10), { customerKey: 'c1' }), 1, world);
  assert.deepEqual(
    [await seen('b'), await seen('c')],
    [
      [1, undefined],
      [1, at(placed(8))],
    ],
  );
  await deliver(order('a', placed(7), { customerKey: 'c1' }), 1, world);
  assert.deepEqual(
    [await seen('a'), await seen('b'), await seen('c')],
    [
      [1, undefined],
      [1, at(placed(7))],
      [1, at(placed(8))],
    ],
  );
  await deliver(order('b', placed(11), { customerKey: 'c1' }), 2, world);
  assert.deepEqual(
    [await seen('c'), await seen('b')],
    [
      [1, at(placed(7))],
      [1, at(placed(10))],
    ],
  );
  await deliver(order('a', placed(7), { customerKey: 'c2' }), 2, world);
  assert.deepEqual(
    [await seen('a'), await seen('c')],
    [
      [1, undefined],
      [1, undefined],
    ],
  );
  await deliver(order('c', placed(10)), 2, world);
  assert.deepEqual(
    [await seen('c'), await seen('b')],
    [
      [undefined, undefined],
      [1, undefined],
    ],
  );
});

test('breaks ties of the same second by the order’s reference', async () => {
  const world = await openWorld(NOW);
  for (const id of ['b', 'a', 'c']) await deliver(order(id, NOW, { customerKey: 'c1' }), 1, world);
  const previous = await Promise.all(['a', 'b', 'c'].map(async (id) => (await posting('2024-03-10', id, world))?.prev));
  assert.deepEqual(previous, [undefined, at(NOW), at(NOW)]);
});

test('marks the days before yesterday and after today, in the shop’s zone, each once', async () => {
  const world = await openWorld('2024-07-01T00:30:00+01:00');
  const days = ['2024-06-28T23:30:00Z', '2024-06-29T12:00:00Z', '2024-06-29T23:30:00Z', '2024-06-30T23:30:00Z', '2024-07-01T23:30:00Z'];
  assert.deepEqual(coldDays([...days, ...days].map(at), world.shop, world.effects.nowMs()), ['2024-06-29', '2024-07-02']);
});

test('reads the clock after the last posting, so that a midnight between marks the day', async () => {
  const world = await openWorld('2024-03-09T23:59:59Z');
  const late = world.through((table) => ({
    ...table,
    putIf: async (item, condition) => {
      const outcome = await table.putIf(item, condition);
      if (item.pk.startsWith('LEDGER#')) world.setClock('2024-03-11T00:00:01Z');
      return outcome;
    },
  }));
  await deliver(order('1', '2024-03-09T12:00:00Z'), 1, late);
  assert.deepEqual(await dirtyDays(world), ['2024-03-09']);
});

test('marks with a fresh nonce each time, also when nothing changed', async () => {
  const world = await openWorld(NOW);
  const old = order('1', '2024-02-01T12:00:00Z');
  const nonces = [];
  for (let time = 0; time < 2; time += 1) {
    await deliver(old, 1, world);
    nonces.push((await world.effects.table.get(dirtyDayKey('2024-02-01' as Day), 'strong'))?.nonce);
  }
  assert.notEqual(nonces[0], undefined);
  assert.notEqual(nonces[0], nonces[1]);
});

test('marks the day of a neighbour whose flag it moved', async () => {
  const world = await openWorld(NOW);
  await deliver(order('later', '2024-02-20T12:00:00Z', { customerKey: 'c1' }), 1, world);
  await world.effects.table.deleteIf(dirtyDayKey('2024-02-20' as Day));
  await deliver(order('earlier', '2024-01-20T12:00:00Z', { customerKey: 'c1' }), 1, world);
  assert.deepEqual(await dirtyDays(world), ['2024-01-20', '2024-02-20']);
});

test('does not put an old document’s postings over a newer one’s, and begins again instead', async () => {
  const world = await openWorld(NOW);
  await deliver(order('1', NOW), 1, world);
  let isFirst = true;
  const overtaken = world.through((table) => ({
    ...table,
    putIf: async (item, condition) => {
      if (isFirst && item.pk.startsWith('LEDGER#')) {
        isFirst = false;
        await deliver(order('1', NOW, { tip: 77 }), 2, world);
      }
      return table.putIf(item, condition);
    },
  }));
  await book(ref('1'), world.shop, overtaken.effects);
  assert.deepEqual((await posting('2024-03-10', '1', world))?.dv, version(2));
});
