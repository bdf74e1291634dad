import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { AMOUNT_NAMES, sumAmounts } from '../ledger/amounts.ts';
import { DEFAULT_INCLUSION } from '../ledger/inclusion.ts';
import type { Buyer } from '../ledger/posting.ts';
import { bookingOf } from '../ledger/postings-of-order.ts';
import { CurrencyCode } from '../money/currency.ts';
import { anyDocument } from '../order/arbitrary-order.fixture.ts';
import { type Day, daysBetween, monthOfDay } from '../time/day.ts';
import { Zone } from '../time/zone.ts';
import { packDayShop, unpackDayShop } from './day-shop.ts';
import { type Entry, foldDay } from './fold-day.ts';
import { addGroups, type Groups, noGroups, packGroups, unpackGroups } from './groups.ts';
import { readCubeKey, readDimensionKey, readProductKey } from './keys.ts';
import { mergeDays } from './merge-days.ts';
import { packMonthShop, unpackMonthShop } from './month-shop.ts';

const rules = { inclusion: DEFAULT_INCLUSION, currency: CurrencyCode.parse('GBP') };
const zone = Zone.parse('Asia/Kathmandu');
const buyer = fc.constantFrom<Buyer>({ kind: 'none' }, { kind: 'house' }, { kind: 'keyed' }, { kind: 'keyed', previous: 1_706_000_000 });

const anyEntries: fc.Arbitrary<Entry[]> = fc
  .array(fc.tuple(anyDocument, buyer), { maxLength: 6 })
  .map((all) =>
    all.flatMap(([document, who]) =>
      [...bookingOf(document, rules).postings.values()].map((posting) => ({ source: 'shop', posting, buyer: who })),
    ),
  );

const DAYS = daysBetween('2024-01-30' as Day, '2024-02-08' as Day);
const options = { seed: 20_240_808, numRuns: 60 };

const groupsMerged = (all: readonly Groups[]): Uint8Array => {
  const sum = noGroups();
  for (const groups of all) addGroups(sum, groups);
  return packGroups(sum);
};

test('reads back every image that was packed, and packs it to the same bytes', () => {
  fc.assert(
    fc.property(anyEntries, (entries) => {
      const days = new Map(DAYS.map((day) => [day, foldDay(entries, { zone, day })]));
      for (const { day, breakdowns, cube, products } of days.values()) {
        const bytes = packDayShop(day);
        assert.deepEqual(packDayShop(unpackDayShop(bytes)), bytes);
        assert.deepEqual(unpackDayShop(bytes).slots, day.slots);
        assert.deepEqual(unpackDayShop(bytes).shop.figures, day.shop.figures);
        for (const groups of [breakdowns, cube, products]) {
          const packed = packGroups(groups);
          assert.deepEqual(packGroups(unpackGroups(packed)), packed);
          assert.deepEqual([...unpackGroups(packed).keys()].sort(), [...groups.keys()].sort());
          for (const [key, group] of unpackGroups(packed)) assert.deepEqual(group.figures, groups.get(key)?.figures);
        }
      }
      const month = mergeDays(monthOfDay('2024-02-01' as Day), new Map([...days].map(([day, image]) => [day, image.day])));
      const bytes = packMonthShop(month);
      assert.deepEqual(packMonthShop(unpackMonthShop(bytes)), bytes);
      assert.deepEqual(unpackMonthShop(bytes).days, month.days);
    }),
    options,
  );
});

test('sums each one-way breakdown, the cube and the hours to the shop, in both views', () => {
  fc.assert(
    fc.property(anyEntries, (entries) => {
      for (const day of DAYS) {
        const image = foldDay(entries, { zone, day });
        for (const basis of ['event', 'order'] as const) {
          const whole = image.day.shop.figures[basis];
          const ways = Map.groupBy(image.breakdowns, ([key]) => readDimensionKey(key).dimension);
          for (const way of ['country', 'channel', 'paymentMethod', 'code'] as const)
            assert.deepEqual(sumAmounts((ways.get(way) ?? []).map(([, { figures }]) => figures[basis])), whole, way);
          assert.deepEqual(sumAmounts([...image.cube.values()].map(({ figures }) => figures[basis])), whole);
          assert.deepEqual(sumAmounts(image.day.slots.map(({ figures }) => figures[basis])), whole);
          const goods = AMOUNT_NAMES.slice(0, 7);
          for (const groups of [image.products, new Map(ways.get('category') ?? [])]) {
            const sum = sumAmounts([...groups.values()].map(({ figures }) => figures[basis]));
            assert.deepEqual(
              goods.map((name) => sum[name]),
              goods.map((name) => whole[name]),
            );
          }
        }
      }
    }),
    options,
  );
});

test('merges groups to the same bytes in whatever order', () => {
  fc.assert(
    fc.property(anyEntries, anyEntries, (some, more) => {
      const of = (entries: Entry[]): Groups[] => DAYS.slice(0, 4).map((day) => foldDay(entries, { zone, day }).breakdowns);
      const [a, b] = [of(some), of(more)];
      assert.deepEqual(groupsMerged([...a, ...b]), groupsMerged([...b, ...a].reverse()));
      assert.deepEqual(groupsMerged([unpackGroups(groupsMerged(a)), unpackGroups(groupsMerged(b))]), groupsMerged([...a, ...b]));
    }),
    options,
  );
});

test('takes keys apart again, however odd their parts', () => {
  assert.deepEqual(readDimensionKey('4\u0000a+b'), { dimension: 'code', value: 'a+b' });
  assert.deepEqual(readCubeKey('GB\u0000\u0000card'), { country: 'GB', channel: '', paymentMethod: 'card' });
  assert.deepEqual(readProductKey('shop#a#b'), { source: 'shop', productId: 'a#b' });
  assert.throws(() => readDimensionKey('9\u0000x'), RangeError);
});

test('keeps the undated returns of each day and their sum in the month, behind bytes that are as they were without them', () => {
  fc.assert(
    fc.property(anyEntries, (entries) => {
      const days = new Map(DAYS.map((day) => [day, foldDay(entries, { zone, day }).day]));
      const month = mergeDays(monthOfDay('2024-02-01' as Day), days);
      const sum = [...days.values()].reduce((all, { shop }) => all + shop.undatedReturns, 0);
      assert.equal(unpackMonthShop(packMonthShop(month)).shop.undatedReturns, sum);
      const bytes = packMonthShop(month);
      month.shop.undatedReturns = 0;
      const without = packMonthShop(month);
      assert.deepEqual(bytes.subarray(0, without.length), without);
      for (const image of days.values()) assert.equal(unpackDayShop(packDayShop(image)).shop.undatedReturns, image.shop.undatedReturns);
    }),
    options,
  );
});
