import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CONTEXT, mapped, rejected, stated } from './retail-order.fixture.ts';
import { toOrder } from './to-order.ts';

const second = (iso: string): number => Date.parse(iso) / 1000;
const line = (changes: object) => ({ lines: [{ id: '1', productId: 'mug', quantity: 1, unitPrice: '12.00', ...changes }] });

test('makes the least order, and says when the shop changed it', () => {
  const outcome = toOrder(stated(), CONTEXT);
  assert.equal(outcome.kind === 'order' && outcome.updatedAtMs, Date.parse('2026-01-31T10:00:01.250Z'));
  assert.deepEqual(mapped(), {
    source: 'shop',
    id: '1001',
    kind: 'order',
    placedAt: second('2026-01-31T10:00:00Z'),
    currency: 'GBP',
    taxTreatment: 'added',
    stage: 'placed',
    lines: [{ id: '1', productId: 'mug', quantity: 2, gross: 1500 }],
  });
});

test('null and absent mean the same', () => {
  const nothing = { customer: null, country: null, shipping: null, refunds: null, payments: null, fees: null, tip: null, discounts: null };
  assert.deepEqual(mapped({ ...nothing, test: null, deleted: false, cancelledAt: null }), mapped());
});

test('takes the tax out of prices that contain it, and its share of it out of the discount', () => {
  const { lines, taxTreatment } = mapped({
    taxIncluded: true,
    ...line({ unitPrice: '12.00', discount: '2.40', taxes: [{ rate: '0.2', amount: '1.60' }] }),
  });
  assert.equal(taxTreatment, 'included');
  assert.deepEqual(lines, [{ id: '1', productId: 'mug', quantity: 1, gross: 1000, discount: 200, taxes: [{ rate: '0.2', minor: 160 }] }]);
});

test('spreads the discount of an order over its lines only where prices contain tax', () => {
  const lines = [
    { id: '1', productId: 'a', quantity: 1, unitPrice: '10.00' },
    { id: '2', productId: 'b', quantity: 1, unitPrice: '20.00' },
  ];
  const discounts = [{ code: 'TEN', amount: '3.00' }];
  const withTax = mapped({ taxIncluded: true, lines, discounts, discountCodes: ['TEN'] });
  assert.deepEqual([withTax.lines.map(({ discount }) => discount), withTax.discounts, withTax.codes], [[100, 200], undefined, ['TEN']]);
  const without = mapped({ lines, discounts });
  assert.deepEqual(
    [without.lines.map(({ discount }) => discount), without.discounts],
    [[undefined, undefined], [{ code: 'TEN', minor: 300 }]],
  );
});

test('rounds a line once, half to even, in the digits of the currency', () => {
  assert.equal(mapped(line({ unitPrice: '0.125', quantity: 1 })).lines[0]?.gross, 12);
  assert.equal(mapped(line({ unitPrice: '0.125', quantity: 3 })).lines[0]?.gross, 38);
  assert.equal(mapped({ currency: 'JPY', ...line({ unitPrice: '1200' }) }).lines[0]?.gross, 1200);
  assert.equal(mapped({ currency: 'KWD', ...line({ unitPrice: '1.2345' }) }).lines[0]?.gross, 1234);
});

test('reads shipping, fees, tip and payments', () => {
  const document = mapped({
    taxIncluded: true,
    shipping: { amount: '6.00', discount: '3.00', taxes: [{ rate: '0.2', amount: '0.50' }] },
    fees: [{ kind: 'adjustment', label: 'correction', amount: '-1.00' }],
    tip: '2.00',
    payments: [{ id: 'p1', at: '2026-01-31T10:05:00.900Z', kind: 'captured', amount: '20.00', method: 'card' }],
  });
  assert.deepEqual(document.shipping, { charged: 500, discount: 250, taxes: [{ rate: '0.2', minor: 50 }] });
  assert.deepEqual(document.fees, [{ kind: 'adjustment', label: 'correction', minor: -100 }]);
  assert.equal(document.tip, 200);
  assert.deepEqual(document.payments, [{ id: 'p1', at: second('2026-01-31T10:05:00Z'), kind: 'captured', minor: 2000, method: 'card' }]);
});

test('reads a refund without its tax, tied to lines or not, with shipping', () => {
  const refund = {
    id: 'r1',
    at: '2026-02-03T09:00:00+01:00',
    reason: 'refund',
    lines: [{ lineId: '1', quantity: 1, amount: '12.00', taxes: [{ rate: '0.2', amount: '2.00' }] }],
    amount: '1.20',
    taxes: [{ rate: '0.2', amount: '0.20' }],
    shipping: { amount: '6.00', taxes: [{ rate: '0.2', amount: '1.00' }] },
  };
  assert.deepEqual(mapped({ taxIncluded: true, refunds: [refund] }).reversals, [
    {
      id: 'r1',
      at: second('2026-02-03T08:00:00Z'),
      reason: 'refund',
      lines: [{ lineId: '1', quantity: 1, goods: 1000, taxes: [{ rate: '0.2', minor: 200 }] }],
      goods: 100,
      shipping: 500,
      taxes: [
        { rate: '0.2', minor: 20 },
        { rate: '0.2', minor: 100 },
      ],
    },
  ]);
});

test('a cancelled order is a placed one given back on its day', () => {
  const { stage, cancelledAt } = mapped({ status: 'cancelled', cancelledAt: '2026-02-01T00:00:00Z' });
  assert.deepEqual([stage, cancelledAt], ['placed', second('2026-02-01T00:00:00Z')]);
  assert.equal(rejected(stated({ status: 'cancelled' })).reason, 'cancelled-at-missing');
});

test('an account goes by its id, a guest by the key of the address, which is kept nowhere', () => {
  assert.equal(mapped({ customer: { id: 'c7', email: 'ann@example.com' } }).customerKey, 'c7');
  assert.equal(mapped({ customer: { id: null, email: 'ann@example.com' } }).customerKey, 'key-of-15');
  assert.equal(mapped({ customer: { email: 'none' } }).customerKey, undefined);
  assert.equal(rejected(stated({ customer: { id: 'ann@example.com' } })).reason, 'customer-is-address');
});

test('keeps ids as text and refuses numbers, which have lost digits already', () => {
  assert.equal(mapped({ id: '9007199254740993' }).id, '9007199254740993');
  const { reason, detail } = rejected(stated({ id: Number('9007199254740993') }));
  assert.equal(reason, 'id-invalid');
  assert.match(detail, /an id is text, in quotes/);
});

test('says of a record that it cannot take which field is wrong, what it holds and what is allowed', () => {
  const faults: [object, string, RegExp][] = [
    [line({ unitPrice: 12 }), 'unit-price-invalid', /lines\.0\.unitPrice is 12: an amount is text/],
    [line({ unitPrice: '-1.00' }), 'unit-price-invalid', /"-1\.00".*decimal text/],
    [{ placedAt: '2026-01-31 10:00' }, 'placed-at-invalid', /not an instant with its offset/],
    [{ currency: 'POUND' }, 'currency-invalid', /ISO 4217/],
    [{ status: 'open' }, 'status-invalid', /./],
    [{ lines: [{ id: '1', productId: 'a', quantity: 1.5, unitPrice: '1' }] }, 'quantity-invalid', /whole number/],
    [{ updatedAt: undefined }, 'updated-at-invalid', /updatedAt is missing/],
  ];
  for (const [changes, reason, says] of faults) {
    const outcome = rejected(stated(changes));
    assert.equal(outcome.reason, reason);
    assert.match(outcome.detail, says);
  }
  const twice = { id: '1', productId: 'a', quantity: 1, unitPrice: '1.00' };
  assert.equal(rejected(stated({ lines: [twice, twice] })).reason, 'line-id-repeated');
  assert.equal(rejected('no order').reason, 'record-invalid');
});

test('keeps of a rejected record no more than the contract names, and no address', () => {
  const { record } = rejected(
    stated({
      status: 'open',
      customer: { id: null, email: 'ann@example.com', name: 'Ann' },
      address: 'High St 1',
      channel: 'for bo@example.com',
    }),
  );
  assert.doesNotMatch(record, /example\.com|Ann|High St/);
  assert.deepEqual(JSON.parse(record).customer, { id: null, email: 'key-of-15' });
});
