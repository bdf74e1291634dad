import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createPacker } from '../packing/packer.ts';
import { createUnpacker } from '../packing/unpacker.ts';
import {
  addOrderValue,
  addOrderValues,
  COARSE_BOUND,
  EXACT_VALUES,
  medianOf,
  noOrderValues,
  type OrderValues,
  packOrderValues,
  unpackOrderValues,
} from './order-values.ts';

// Hundreds of values would take minutes to shrink and say no more when shrunk.
const options = { seed: 20_240_606, numRuns: 300, endOnFailure: true };

const valuesOf = (values: readonly number[]): OrderValues => {
  const all = noOrderValues();
  for (const value of values) addOrderValue(all, value);
  return all;
};

const merged = (...parts: readonly OrderValues[]): OrderValues => {
  const sum = noOrderValues();
  for (const part of parts) addOrderValues(sum, part);
  return sum;
};

const bytesOf = (values: OrderValues): Uint8Array => {
  const packer = createPacker();
  packOrderValues(packer, values);
  return packer.done();
};

/** Some lists of few values, and some of more different ones than are kept exactly. */
const few = fc.array(fc.integer({ min: -50, max: 3000 }), { maxLength: 40 });
const many = fc.array(fc.integer({ min: 1, max: 5_000_000 }), { minLength: 200, maxLength: 400 });
const lists = fc.oneof(few, many);

test('gives the same however values are parted and in whatever order parts are merged', () => {
  fc.assert(
    fc.property(lists, lists, lists, (a, b, c) => {
      const whole = bytesOf(valuesOf([...a, ...b, ...c]));
      const [x, y, z] = [valuesOf(a), valuesOf(b), valuesOf(c)];
      assert.deepEqual(bytesOf(merged(x, y, z)), whole);
      assert.deepEqual(bytesOf(merged(z, x, y)), whole);
      assert.deepEqual(bytesOf(merged(x, merged(y, z))), whole);
      assert.deepEqual(bytesOf(merged(merged(z, y), x)), whole);
      assert.deepEqual(bytesOf(merged(noOrderValues(), x, noOrderValues())), bytesOf(x));
    }),
    options,
  );
});

const trueMedian = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return ((sorted[Math.floor((sorted.length - 1) / 2)] ?? 0) + (sorted[Math.floor(sorted.length / 2)] ?? 0)) / 2;
};

test('gives the very median of as many values as are kept exactly, and one within its bound of more', () => {
  fc.assert(
    fc.property(lists, (values) => {
      fc.pre(values.length > 0);
      const median = medianOf(valuesOf(values));
      assert.ok(median);
      const exact = trueMedian(values);
      const isExact = new Set(values).size <= EXACT_VALUES;
      assert.equal(median.bound, isExact ? 0 : COARSE_BOUND);
      // Half a unit is lost to rounding between two middle values.
      assert.ok(Math.abs(median.minor - exact) <= Math.max(0.5, median.bound * exact), `${median.minor} for ${exact}`);
      if (Number.isInteger(exact) && isExact) assert.equal(median.minor, exact);
    }),
    options,
  );
});

test('reads back what was packed', () => {
  fc.assert(
    fc.property(lists, (values) => {
      const all = valuesOf(values);
      const again = unpackOrderValues(createUnpacker(bytesOf(all)));
      assert.equal(again.isExact, all.isExact);
      assert.deepEqual(
        [...again.counts],
        [...all.counts].sort(([a], [b]) => a - b),
      );
    }),
    options,
  );
});

test('rounds half between two middle values to even, and has no median of nothing', () => {
  assert.deepEqual(medianOf(valuesOf([1, 2])), { minor: 2, bound: 0 });
  assert.deepEqual(medianOf(valuesOf([2, 3])), { minor: 2, bound: 0 });
  assert.deepEqual(medianOf(valuesOf([-3, -2])), { minor: -2, bound: 0 });
  assert.deepEqual(medianOf(valuesOf([5, 1, 9])), { minor: 5, bound: 0 });
  assert.equal(medianOf(noOrderValues()), undefined);
});

test('turns to buckets at one value more than are kept, not at one occurrence more', () => {
  const distinct = Array.from({ length: EXACT_VALUES }, (_, index) => 10_000 + index);
  assert.ok(valuesOf([...distinct, ...distinct]).isExact);
  assert.ok(!valuesOf([...distinct, 1]).isExact);
});
