import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { CurrencyCode } from '../money/currency.ts';
import { anyDocument, anyOrder, anyShare, refundOfRest, withPart } from '../order/arbitrary-order.fixture.ts';
import { OrderDocument } from '../order/order-document.ts';
import { foldDay } from '../rollups/fold-day.ts';
import { addDays, daysBetween, epochOfDay, utcDay } from '../time/day.ts';
import { Zone } from '../time/zone.ts';
import { AMOUNT_NAMES, type Amounts, addAmounts, sumAmounts, zeroAmounts } from './amounts.ts';
import { eventsOfOrder } from './events-of-order.ts';
import { DEFAULT_INCLUSION } from './inclusion.ts';
import { packPosting, unpackPosting } from './pack-posting.ts';
import type { LedgerEvent, Movement } from './posting.ts';
import { bookingOf } from './postings-of-order.ts';
import { packTouched, touchedBy, touchedUtcDays, uniteTouched, unpackTouched } from './touched.ts';

const rules = { inclusion: DEFAULT_INCLUSION, currency: CurrencyCode.parse('GBP') };
const options = { seed: 20_240_131, numRuns: 1500 };

const movementsOf = (events: readonly LedgerEvent[]): Movement[] => events.filter((event) => 'amounts' in event);

const sumByName = (pairs: Iterable<readonly [string, number]>): Record<string, number> => {
  const sums: Record<string, number> = {};
  for (const [name, value] of pairs) sums[name] = (sums[name] ?? 0) + value;
  return sums;
};

/** What is left of an order: 0 in all of it when everything was given back. */
const leftOf = (amounts: Amounts): Record<string, number> => {
  const { grossSales, discounts, returns, unitsSold, unitsReturned, orders: _, orderValue: __, ...charges } = amounts;
  return { goods: grossSales - discounts - returns, units: unitsSold - unitsReturned, ...charges };
};

const nonZero = (figures: Record<string, number>): Record<string, number> =>
  Object.fromEntries(Object.entries(figures).filter(([, value]) => value !== 0));

const refunded = fc.tuple(anyOrder, fc.array(anyShare, { maxLength: 3 })).map(([order, shares]) => shares.reduce(withPart, order));
const LAST = Date.parse('2024-02-20T00:00:00Z') / 1000;

test('leaves nothing of an order given back line by line, in any parts and any currency: in no component, product or tax rate', () => {
  fc.assert(
    fc.property(refunded, (partly) => {
      const rest = refundOfRest(partly, { at: LAST, tied: true });
      const events = movementsOf(eventsOfOrder(OrderDocument.parse({ ...partly, reversals: [...(partly.reversals ?? []), rest] }), rules));
      assert.deepEqual(nonZero(leftOf(sumAmounts(events.map(({ amounts }) => amounts)))), {});
      assert.deepEqual(nonZero(sumByName(events.flatMap(({ taxes }) => [...taxes]))), {});
      const products = Map.groupBy(
        events.flatMap((event) => event.products),
        ({ productId, category }) => `${productId} ${category}`,
      );
      for (const [name, all] of products)
        assert.deepEqual(nonZero(leftOf({ ...sumAmounts(all.map(({ amounts }) => amounts)), orderValue: 0 })), {}, name);
    }),
    options,
  );
});

test('leaves nothing of an order whose rest is given back in one sum that names no line, in any currency', () => {
  fc.assert(
    fc.property(refunded, (partly) => {
      const rest = refundOfRest(partly, { at: LAST, tied: false });
      const events = movementsOf(eventsOfOrder(OrderDocument.parse({ ...partly, reversals: [...(partly.reversals ?? []), rest] }), rules));
      // Which pieces came back, and so which costs, nobody said.
      const { units: _, cost: __, netWithCost: ___, ...left } = leftOf(sumAmounts(events.map(({ amounts }) => amounts)));
      assert.deepEqual(nonZero(left), {});
      assert.deepEqual(nonZero(sumByName(events.flatMap(({ taxes }) => [...taxes]))), {});
    }),
    options,
  );
});

test('leaves nothing when untied sums come first and lines after', () => {
  fc.assert(
    fc.property(anyOrder, fc.nat(100), (order, percent) => {
      const all = refundOfRest(order, { at: LAST, tied: true });
      const goods = (all.lines ?? []).filter(({ lineId }) => order.lines.some(({ id, giftCard }) => id === lineId && !giftCard));
      let untied = Math.floor((goods.reduce((sum, line) => sum + line.goods, 0) * percent) / 100);
      const first = { id: 'untied', at: LAST - 60, reason: 'refund' as const, goods: untied };
      const lines = (all.lines ?? []).map((line) => {
        const taken = goods.includes(line) ? Math.min(untied, line.goods) : 0;
        untied -= taken;
        return { ...line, goods: line.goods - taken };
      });
      const events = movementsOf(eventsOfOrder({ ...order, reversals: [first, { ...all, lines }] }, rules));
      const { units: _, cost: __, netWithCost: ___, ...left } = leftOf(sumAmounts(events.map(({ amounts }) => amounts)));
      assert.deepEqual(nonZero(left), {});
    }),
    options,
  );
});

test('leaves nothing of a cancelled order, whatever was given back before', () => {
  fc.assert(
    fc.property(refunded, (partly) => {
      const events = movementsOf(eventsOfOrder({ ...partly, cancelledAt: LAST }, rules));
      assert.deepEqual(nonZero(leftOf(sumAmounts(events.map(({ amounts }) => amounts)))), {});
      assert.equal(events.filter(({ amounts }) => amounts.orders === 1).length, 1);
    }),
    options,
  );
});

const GOODS = ['grossSales', 'unitsSold', 'discounts', 'returns', 'unitsReturned', 'cost', 'netWithCost'] as const;

test('sums products and untied goods to the shop, and taxes by rate to taxes, in every event', () => {
  fc.assert(
    fc.property(anyDocument, (document) => {
      for (const { amounts, products, taxes } of movementsOf(eventsOfOrder(document, rules))) {
        const sum = sumAmounts(products.map((product) => product.amounts));
        assert.deepEqual(
          GOODS.map((name) => sum[name]),
          GOODS.map((name) => amounts[name]),
        );
        assert.equal(
          [...taxes.values()].reduce((all, minor) => all + minor, 0),
          amounts.taxes,
        );
      }
    }),
    options,
  );
});

const anyZone = fc
  .constantFrom('UTC', 'Europe/London', 'Asia/Kathmandu', 'Pacific/Apia', 'America/St_Johns')
  .map((name) => Zone.parse(name));

test('gives the same over all time by event date and by order date, for the shop and for each group', () => {
  fc.assert(
    fc.property(anyDocument, anyZone, (document, zone) => {
      const { postings } = bookingOf(document, rules);
      const entries = [...postings.values()].map((posting) => ({ source: 'shop', posting, buyer: { kind: 'none' } as const }));
      const [event, order, stated] = [zeroAmounts(), zeroAmounts(), zeroAmounts()];
      const groups = new Map<string, { event: Amounts; order: Amounts }>();
      for (const { amounts } of movementsOf(eventsOfOrder(document, rules))) addAmounts(stated, amounts);
      const days = [...postings.keys()].sort();
      const [first = utcDay(document.placedAt), last = first] = [days[0], days.at(-1)];
      for (const day of daysBetween(addDays(first, -1), addDays(last, 1))) {
        const image = foldDay(entries, { zone, day });
        addAmounts(event, image.day.shop.figures.event);
        addAmounts(order, image.day.shop.figures.order);
        for (const [key, { figures }] of [...image.breakdowns, ...image.cube, ...image.products]) {
          const sum = groups.get(key) ?? { event: zeroAmounts(), order: zeroAmounts() };
          groups.set(key, sum);
          addAmounts(sum.event, figures.event);
          addAmounts(sum.order, figures.order);
        }
      }
      assert.deepEqual(event, stated);
      assert.deepEqual(order, stated);
      for (const [key, sum] of groups) assert.deepEqual(sum.order, sum.event, key);
    }),
    { ...options, numRuns: 300 },
  );
});

test('parts the events over the UTC days of their instants, none lost, none twice', () => {
  fc.assert(
    fc.property(anyDocument, (document) => {
      const { postings } = bookingOf(document, rules);
      for (const [day, { events }] of postings) for (const { second } of events) assert.equal(utcDay(second), day);
      const bySecond = (events: readonly LedgerEvent[]): LedgerEvent[] => [...events].sort((a, b) => a.second - b.second);
      assert.deepEqual(bySecond([...postings.values()].flatMap(({ events }) => events)), bySecond(eventsOfOrder(document, rules)));
    }),
    options,
  );
});

test('unpacks the posting that was packed, and packs it to the same bytes again', () => {
  fc.assert(
    fc.property(anyDocument, (document) => {
      for (const [day, posting] of bookingOf(document, rules).postings) {
        const start = epochOfDay(day) * 86_400;
        const bytes = packPosting(posting, start);
        const unpacked = unpackPosting(bytes, start);
        assert.deepEqual(unpacked, posting);
        assert.deepEqual(packPosting(unpacked, start), bytes);
      }
    }),
    options,
  );
});

test('touches the instant of every event, also when the shop would count the order otherwise', () => {
  const anyInclusion = fc.record({ pending: fc.boolean(), cancelled: fc.boolean(), zeroValue: fc.boolean() });
  fc.assert(
    fc.property(anyDocument, anyInclusion, (document, inclusion) => {
      const touched = touchedBy(document);
      const instants = new Set(touched.instants);
      const days = new Set(touchedUtcDays(touched));
      for (const { second } of eventsOfOrder(document, { ...rules, inclusion })) assert.ok(instants.has(second));
      for (const day of bookingOf(document, { ...rules, inclusion }).postings.keys()) assert.ok(days.has(day));
    }),
    options,
  );
});

test('only grows what is touched, whatever is united in whatever order', () => {
  const one = anyDocument.map(touchedBy);
  fc.assert(
    fc.property(one, one, one, (a, b, c) => {
      const both = uniteTouched(a, b);
      for (const instant of [...a.instants, ...b.instants]) assert.ok(both.instants.includes(instant));
      for (const { customerKey, second } of [...a.positions, ...b.positions])
        assert.ok(both.positions.some((position) => position.customerKey === customerKey && position.second === second));
      assert.deepEqual(uniteTouched(b, a), both);
      assert.deepEqual(uniteTouched(both, a), both);
      assert.deepEqual(uniteTouched(uniteTouched(a, b), c), uniteTouched(a, uniteTouched(b, c)));
      assert.deepEqual(unpackTouched(packTouched(both)), both);
    }),
    options,
  );
});

const freezeDeep = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null) for (const part of Object.values(Object.freeze(value))) freezeDeep(part);
  return value;
};

test('books the same of the same document each time, and changes nothing of it', () => {
  fc.assert(
    fc.property(anyDocument, (document) => {
      const frozen = freezeDeep(structuredClone(document));
      const first = bookingOf(frozen, rules);
      assert.deepEqual(bookingOf(frozen, rules), first);
      assert.deepEqual(bookingOf(OrderDocument.parse(JSON.parse(JSON.stringify(document))), rules), first);
    }),
    options,
  );
});

test('adds every figure that there is', () => {
  const ones = Object.fromEntries(AMOUNT_NAMES.map((name, index) => [name, index + 1])) as Amounts;
  const sum = addAmounts(addAmounts(zeroAmounts(), ones), ones);
  assert.deepEqual(Object.keys(sum).sort(), [...AMOUNT_NAMES].sort());
  for (const [index, name] of AMOUNT_NAMES.entries()) assert.equal(sum[name], 2 * (index + 1), name);
});
