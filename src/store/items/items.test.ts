import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { OrderRef } from '../../domain/ids.ts';
import { zeroAmounts } from '../../domain/ledger/amounts.ts';
import type { Buyer, Posting } from '../../domain/ledger/posting.ts';
import { addGroups, type Groups, groupAt, noGroups, packGroups } from '../../domain/rollups/groups.ts';
import type { Day } from '../../domain/time/day.ts';
import { type Version, versionOf } from '../../domain/version.ts';
import { openSqliteTable } from '../sqlite/open.ts';
import { customerItemKey } from '../table.ts';
import { entryGivesWay, packHistoryEntry, readCustomerItem, refsOfCustomerItem } from './customer-item.ts';
import { holdsPosting, postingGivesWay, postingItem, readPostingItem } from './posting-item.ts';
import { packImage, packShards, readShards, rollupItem, unpackImage } from './rollup-item.ts';

const ref = (id: string): OrderRef => `shop#${id}` as OrderRef;
const version = (updated: number, read = 0): Version => versionOf(updated, read);
const entry = (second: number) => ({ second, netSales: -5, cost: 2 ** 40 });
const KEY = customerItemKey('c1');

test('lists a customer’s orders by time, ties by reference in byte order, and leaves tombstones out but counts them', () => {
  const item = {
    ...KEY,
    rev: 7,
    [ref('b')]: packHistoryEntry(version(1), entry(100)),
    [ref('🔥')]: packHistoryEntry(version(1), entry(100)),
    [ref('\u{ff5e}')]: packHistoryEntry(version(1), entry(100)),
    [ref('late')]: packHistoryEntry(version(1), entry(200)),
    [ref('first')]: packHistoryEntry(version(1), entry(-200)),
    [ref('gone')]: packHistoryEntry(version(1), undefined),
  };
  const history = readCustomerItem(item);
  assert.deepEqual(history.orders, [
    { ref: ref('first'), ...entry(-200) },
    { ref: ref('b'), ...entry(100) },
    { ref: ref('\u{ff5e}'), ...entry(100) },
    { ref: ref('🔥'), ...entry(100) },
    { ref: ref('late'), ...entry(200) },
  ]);
  assert.deepEqual([history.rev, history.isHouse, history.size], [7, false, 6]);
  assert.deepEqual(refsOfCustomerItem(item).length, 6);
  assert.deepEqual(readCustomerItem({ ...KEY, rev: 3, house: 1 }), { rev: 3, isHouse: true, orders: [], size: 0 });
});

test('an entry gives way to the same version and newer ones, tombstone or not, and to no older one', async () => {
  const instants = [version(1, 255), version(1, 256), version(2, 0), version(2 ** 48 - 1, 2 ** 48 - 1 - 1)];
  for (const [a, standing] of instants.entries()) {
    for (const [b, coming] of instants.entries()) {
      for (const stands of [entry(1), undefined]) {
        for (const comes of [entry(2), undefined]) {
          const table = openSqliteTable({ path: ':memory:' });
          await table.setIf(KEY, { [ref('1')]: packHistoryEntry(standing, stands) });
          const outcome = await table.setIf(KEY, { [ref('1')]: packHistoryEntry(coming, comes) }, entryGivesWay(ref('1'), coming));
          assert.equal(outcome.kind, b >= a ? 'done' : 'refused', `${a} ${b}`);
          table.close();
        }
      }
    }
  }
});

test('an entry is made where there is none, beside others, but never in a house account', async (t) => {
  const table = openSqliteTable({ path: ':memory:' });
  t.after(table.close);
  const enter = (id: string) => table.setIf(KEY, { [ref(id)]: packHistoryEntry(version(1), entry(1)) }, entryGivesWay(ref(id), version(1)));
  const [first, second] = [await enter('1'), await enter('2')];
  assert.deepEqual([first.kind, second.kind], ['done', 'done']);
  assert.deepEqual([second.kind === 'done' && second.item.rev, second.kind === 'done' && readCustomerItem(second.item).size], [2, 2]);
  await table.putIf({ ...KEY, rev: 2, house: 1 });
  assert.equal((await enter('3')).kind, 'refused');
});

const DAY = '2024-06-15' as Day;
const SECOND = Date.parse(`${DAY}T10:00:00Z`) / 1000;
const posting = (kind: 'sale' | 'reversal'): Posting => ({
  dimensions: { country: 'GB', channel: '', paymentMethod: '', code: '' },
  events: [{ kind, second: SECOND, amounts: { ...zeroAmounts(), shipping: 5 }, taxes: new Map(), products: [] }],
});
const booked = (dv: Version, cr: number) => ({ dv, cr, bookedAt: 1 });

test('a posting is read back with its buyer, who stands on the sale’s posting only', () => {
  const buyers: Buyer[] = [{ kind: 'none' }, { kind: 'house' }, { kind: 'keyed' }, { kind: 'keyed', previous: -3 }];
  for (const buyer of buyers) {
    const of = (kind: 'sale' | 'reversal') =>
      postingItem({ day: DAY, ref: ref('1') }, { posting: posting(kind), buyer }, booked(version(1), 0));
    assert.deepEqual(readPostingItem(of('sale')), { source: 'shop', posting: posting('sale'), buyer });
    assert.deepEqual(readPostingItem(of('reversal')).buyer, { kind: 'none' });
  }
  const tombstone = postingItem({ day: DAY, ref: ref('1') }, { posting: undefined, buyer: { kind: 'keyed' } }, booked(version(1), 4));
  assert.ok(!holdsPosting(tombstone));
  assert.deepEqual(tombstone, { pk: `LEDGER#${DAY}`, sk: 'shop#1', ...booked(version(1), 4) });
});

test('a posting gives way to a newer document whatever the record, and to the same one by no older record', async () => {
  const stamps = [
    [version(1), 9],
    [version(2), 3],
    [version(2), 4],
    [version(3), 0],
  ] as const;
  for (const [a, [dvStanding, crStanding]] of stamps.entries()) {
    for (const [b, [dv, cr]] of stamps.entries()) {
      const table = openSqliteTable({ path: ':memory:' });
      const put = (stamp: ReturnType<typeof booked>) =>
        table.putIf(
          postingItem({ day: DAY, ref: ref('1') }, { posting: undefined, buyer: { kind: 'none' } }, stamp),
          postingGivesWay(stamp),
        );
      assert.equal((await put(booked(dvStanding, crStanding))).kind, 'done');
      assert.equal((await put(booked(dv, cr))).kind, b >= a ? 'done' : 'refused', `${a} ${b}`);
      table.close();
    }
  }
});

test('groups are spread over as few shards as keep each small, never fewer than before, and none is lost', () => {
  const groups: Groups = noGroups();
  for (let index = 0; index < 6000; index += 1) {
    const group = groupAt(groups, `shop#${Math.imul(index, 0x9e3779b1) >>> 0}-${index * 7919}`);
    Object.assign(group.figures.event, { grossSales: Math.imul(index, 0x85ebca6b) >>> 0, unitsSold: (index * 31) % 1009 });
    Object.assign(group.figures.order, { grossSales: Math.imul(index, 0xc2b2ae35) >>> 0 });
  }
  const { doublings, bodies } = packShards(groups, 0);
  assert.ok(doublings > 0);
  assert.equal(bodies.length, 2 ** doublings);
  for (const body of bodies) assert.ok(body.length <= 100_000);
  const fewer = packShards(groups, doublings - 1);
  assert.equal(fewer.doublings, doublings);
  const items = bodies.map((body, shard) => rollupItem({ pk: 'P', sk: String(shard) }, { body, shards: {} }, { rev: 1, asOf: 1 }));
  assert.deepEqual(packGroups(readShards(items.reverse())), packGroups(groups));
  const few: Groups = noGroups();
  addGroups(few, new Map([['shop#1', groupAt(groups, 'shop#1')]]));
  assert.equal(packShards(few, 0).doublings, 0);
  assert.deepEqual([packShards(few, 2).doublings, packShards(few, 2).bodies.length], [2, 4]);
});

test('an image is read back, and one of another layout refused with the remedy', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 500 }), (bytes) => {
      const item = { pk: 'ROLLUP#DAY#S', sk: DAY, body: packImage(bytes) };
      assert.deepEqual(Buffer.from(unpackImage(item)), Buffer.from(bytes));
    }),
    { seed: 20_241_010 },
  );
  const other = packImage(Uint8Array.of(1));
  other[0] = 7;
  assert.throws(() => unpackImage({ pk: 'ROLLUP#DAY#S', sk: DAY, body: other }), /layout 7; run "tillbook rebuild"/);
});
