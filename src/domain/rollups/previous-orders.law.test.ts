import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { coverOf } from '../cover.ts';
import { zeroAmounts } from '../ledger/amounts.ts';
import type { Posting } from '../ledger/posting.ts';
import { addDays, type Day, daysBetween, epochOfDay, firstDayOfMonth, lastDayOfMonth, monthOfDay, utcDay } from '../time/day.ts';
import { localDay, startOfDay, Zone } from '../time/zone.ts';
import { type DayShop, packDayShop, unpackDayShop } from './day-shop.ts';
import { type Entry, foldDay } from './fold-day.ts';
import { mergeDays } from './merge-days.ts';
import { packMonthShop, unpackMonthShop } from './month-shop.ts';
import { addPreviousOrders, customersSince, noPreviousOrders } from './previous-orders.ts';

const FIRST = '2024-01-25' as Day;
const LAST = '2024-05-05' as Day;
const DAYS = daysBetween(FIRST, LAST);

type Purchase = { readonly customer: number | undefined; readonly second: number };

const anyZone = fc.constantFrom('UTC', 'Europe/London', 'Asia/Kathmandu', 'Australia/Lord_Howe').map((name) => Zone.parse(name));
const purchase = fc.tuple(fc.option(fc.nat(8), { nil: undefined, freq: 8 }), fc.nat(DAYS.length - 1), fc.nat(82_000));

const postingAt = (second: number): Posting => ({
  dimensions: { country: '', channel: '', paymentMethod: '', code: '' },
  events: [{ kind: 'sale', second, amounts: { ...zeroAmounts(), orders: 1 }, taxes: new Map(), products: [] }],
});

/** Each sale beside the instant of its customer's order before, as booking leaves them. */
const entriesOf = (purchases: readonly Purchase[]): Entry[] => {
  const last = new Map<number, number>();
  return purchases.map(({ customer, second }): Entry => {
    const base = { source: 'shop', posting: postingAt(second) };
    if (customer === undefined) return { ...base, buyer: { kind: 'none' } };
    const previous = last.get(customer);
    last.set(customer, second);
    return { ...base, buyer: previous === undefined ? { kind: 'keyed' } : { kind: 'keyed', previous } };
  });
};

test('has the distinct and the new customers of any range, by any tiling of days and months', () => {
  const law = fc.property(
    anyZone,
    fc.array(purchase, { maxLength: 60 }),
    fc.array(fc.tuple(fc.nat(DAYS.length - 1), fc.nat(DAYS.length - 1), fc.func(fc.boolean())), { minLength: 4, maxLength: 8 }),
    (zone, raw, ranges) => {
      const purchases = raw
        .map(([customer, day, more]) => ({ customer, second: startOfDay(zone, addDays(FIRST, day)) + more }))
        .sort((a, b) => a.second - b.second);
      const entries = entriesOf(purchases);
      const images = new Map(DAYS.map((day): [Day, DayShop] => [day, unpackDayShop(packDayShop(foldDay(entries, { zone, day }).day))]));
      for (const [start, end, usable] of ranges) {
        const [from, to] = [addDays(FIRST, Math.min(start, end)), addDays(FIRST, Math.max(start, end))];
        const sum = noPreviousOrders();
        for (const piece of coverOf({ from, to }, usable)) {
          if (piece.kind === 'day') {
            const day = images.get(piece.day);
            assert.ok(day);
            addPreviousOrders(sum, day.shop.previous);
            continue;
          }
          const days = daysBetween(firstDayOfMonth(piece.month), lastDayOfMonth(piece.month));
          const ofMonth = new Map([...images].filter(([day]) => days.includes(day)));
          addPreviousOrders(sum, unpackMonthShop(packMonthShop(mergeDays(piece.month, ofMonth))).shop.previous);
        }
        const isInside = ({ second }: Purchase): boolean => from <= localDay(zone, second) && localDay(zone, second) <= to;
        const ordering = new Set(purchases.filter((some) => some.customer !== undefined && isInside(some)).map(({ customer }) => customer));
        const known = new Set(purchases.filter(({ second }) => localDay(zone, second) < from).map(({ customer }) => customer));
        const returning = [...ordering].filter((customer) => known.has(customer)).length;
        assert.deepEqual(customersSince(sum, from), { new: ordering.size - returning, returning }, `${from} to ${to}`);
      }
    },
  );
  fc.assert(law, { seed: 20_240_707, numRuns: 120 });
});

test('puts what a month’s customers ordered before within it under its first day, and what lies before it under its own', () => {
  const zone = Zone.parse('UTC');
  const on = (text: string): number => Date.parse(`${text}T12:00:00Z`) / 1000;
  const entries = entriesOf(['2024-01-30', '2024-02-10', '2024-02-20'].map((text) => ({ customer: 1, second: on(text) })));
  const days = new Map(
    daysBetween('2024-02-01' as Day, '2024-02-29' as Day).map((day): [Day, DayShop] => [day, foldDay(entries, { zone, day }).day]),
  );
  const month = mergeDays(monthOfDay('2024-02-01' as Day), days);
  assert.deepEqual(month.shop.previous, {
    first: 0,
    byDay: new Map([
      [epochOfDay('2024-01-30' as Day), 1],
      [epochOfDay('2024-02-01' as Day), 1],
    ]),
  });
  assert.deepEqual(
    month.days.filter(({ returningCustomers }) => returningCustomers > 0).map(({ day, newCustomers }) => [day, newCustomers]),
    ['2024-02-10', '2024-02-20'].map((text) => [epochOfDay(utcDay(on(text))), 0]),
  );
});
