import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { allocate } from './allocate.ts';
import { parseDecimal, roundDecimal } from './decimal.ts';
import { divideHalfEven } from './divide-half-even.ts';

const options = { seed: 20_240_202, numRuns: 2000 };
const absolute = (value: bigint): bigint => (value < 0n ? -value : value);

test('rounds to within half a divisor, and at just half to an even quotient', () => {
  const small = fc.bigInt({ min: -60n, max: 60n });
  const any = fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n });
  fc.assert(
    fc.property(fc.oneof(small, any), fc.oneof(small, any), (dividend, divisor) => {
      fc.pre(divisor !== 0n);
      const quotient = divideHalfEven(dividend, divisor);
      const twice = absolute(dividend - quotient * divisor) * 2n;
      assert.ok(twice <= absolute(divisor));
      if (twice === absolute(divisor)) assert.equal(quotient % 2n, 0n);
    }),
    options,
  );
});

test('keeps the total, each part within one unit of its share, none where the weight is 0', () => {
  const weights = fc.array(fc.oneof(fc.constant(0), fc.nat(20), fc.nat(1e11)), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(fc.integer({ min: -1e11, max: 1e11 }), weights, (total, shares) => {
      fc.pre(shares.some((weight) => weight > 0));
      const parts = allocate(total, shares);
      const sum = shares.reduce((all, weight) => all + BigInt(weight), 0n);
      assert.equal(
        parts.reduce((all, part) => all + part, 0),
        total,
      );
      for (const [index, part] of parts.entries()) {
        const weight = BigInt(shares[index] ?? 0);
        if (weight === 0n) assert.equal(part, 0);
        assert.ok(absolute(BigInt(part) * sum - BigInt(total) * weight) <= sum, `part ${index}: ${part}`);
      }
    }),
    options,
  );
});

test('reads back every decimal that it is given', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e12, max: 1e12 }), fc.nat(6), (units, scale) => {
      const digits = String(Math.abs(units)).padStart(scale + 1, '0');
      const text = `${units < 0 ? '-' : ''}${digits.slice(0, digits.length - scale)}${scale > 0 ? `.${digits.slice(-scale)}` : ''}`;
      const value = parseDecimal(text);
      assert.deepEqual(value, { units: BigInt(units), scale });
      assert.equal(value && roundDecimal(value, scale), units);
    }),
    options,
  );
});
