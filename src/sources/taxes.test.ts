import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { spread, taxAtRate, withoutTax } from './taxes.ts';

const FIFTH = { units: 2n, scale: 1 };

test('adds tax to prices without it and finds it in prices with it', () => {
  assert.equal(taxAtRate(1000, FIFTH, 'without-tax'), 200);
  assert.equal(taxAtRate(1200, FIFTH, 'with-tax'), 200);
});

test('takes the discount its share of tax', () => {
  assert.deepEqual(withoutTax({ gross: 2400, discount: 1200 }, 200), { gross: 2000, discount: 1000 });
});

test('keeps what is paid: net and tax sum to it, whatever the discount', () => {
  const amount = fc.nat(10_000_000);
  fc.assert(
    fc.property(amount, amount, fc.nat(100), (gross, off, percent) => {
      const discount = Math.min(off, gross);
      const tax = taxAtRate(gross - discount, { units: BigInt(percent), scale: 2 }, 'with-tax');
      const net = withoutTax({ gross, discount }, tax);
      assert.equal(net.gross - net.discount + tax, gross - discount);
    }),
    { seed: 5 },
  );
});

test('spreads an amount without losing any', () => {
  assert.deepEqual(
    spread(10, [1, 1, 1]).reduce((a, b) => a + b),
    10,
  );
  assert.deepEqual(spread(undefined, [1, 2]), [0, 0]);
});
