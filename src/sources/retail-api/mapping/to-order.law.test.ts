import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { CONTEXT, stated } from './retail-order.fixture.ts';
import { toOrder } from './to-order.ts';

const SEED = 20_260_131;
const ADDRESS = 'ann.other@example.com';

const WHOLE = stated({
  customer: { id: null, email: ADDRESS },
  shipping: { amount: '6.00', taxes: [{ rate: '0.2', amount: '1.00' }] },
  refunds: [{ id: 'r1', at: '2026-02-03T09:00:00Z', reason: 'refund', lines: [{ lineId: '1', quantity: 1, amount: '7.50' }] }],
  payments: [{ id: 'p1', at: '2026-01-31T10:05:00Z', kind: 'captured', amount: '21.00' }],
});

const nested = (depth: number): unknown => JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`);

/** Whatever a broken shop may put into a field. */
const anything = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom<unknown>(ADDRESS, `for ${ADDRESS}`, [ADDRESS], { to: ADDRESS }, '1e9', '-0.00', '999999999999.999999', nested(50_000)),
);

test('a record is an order or is rejected with what to correct, whatever it holds, and no address is kept', () => {
  const broken = fc.tuple(fc.constantFrom(...Object.keys(WHOLE)), anything).map(([field, value]) => ({ ...WHOLE, [field]: value }));
  fc.assert(
    fc.property(fc.oneof(anything, broken), (record) => {
      const outcome = toOrder(record, CONTEXT);
      const kept =
        outcome.kind === 'order'
          ? JSON.stringify(outcome.document.customerKey ?? '')
          : `${outcome.record}${outcome.detail}${outcome.reason}${outcome.id}`;
      assert.ok(!kept.includes(ADDRESS), kept);
    }),
    { seed: SEED, numRuns: 3_000 },
  );
});

// Whatever the shop says of tax, what a line brought in is what was paid less its tax.
test('with or without tax in its prices, a line nets what is paid less its tax', () => {
  const pence = fc.integer({ min: 0, max: 100_000 });
  fc.assert(
    fc.property(pence, pence, fc.integer({ min: 0, max: 30 }), fc.boolean(), (price, off, percent, taxIncluded) => {
      const [gross, discount] = [price + off, off];
      const tax = Math.round((price * percent) / (taxIncluded ? 100 + percent : 100));
      const text = (amount: number): string => (amount / 100).toFixed(2);
      const line = {
        id: '1',
        productId: 'a',
        quantity: 1,
        unitPrice: text(gross),
        discount: text(discount),
        taxes: [{ amount: text(tax) }],
      };
      const outcome = toOrder(stated({ taxIncluded, lines: [line] }), CONTEXT);
      assert.equal(outcome.kind, 'order');
      const [booked] = outcome.kind === 'order' ? outcome.document.lines : [];
      assert.equal((booked?.gross ?? 0) - (booked?.discount ?? 0), taxIncluded ? price - tax : price);
    }),
    { seed: SEED, numRuns: 500 },
  );
});
