import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { linear, niceTicks } from './scale.ts';

test('ticks are round and end at or above the highest value', () => {
  assert.deepEqual(niceTicks(0, 214_451), [0, 100_000, 200_000, 300_000]);
  assert.deepEqual(niceTicks(0, 0), [0, 1]);
  assert.deepEqual(niceTicks(-150_000, 100_000), [-100_000, 0, 100_000]);
  assert.deepEqual(niceTicks(-500, -100), [-400, -200, 0]);
});

test('of any range, ticks are whole, rising, few, hold zero and reach the highest', () => {
  const any = fc.maxSafeInteger();
  fc.assert(
    fc.property(any, any, (a, b) => {
      const [low, high] = [Math.min(a, b), Math.max(a, b)];
      const ticks = niceTicks(low, high);
      assert.ok(ticks.length >= 1 && ticks.length <= 7, String(ticks));
      assert.ok(ticks.every((tick, index) => Number.isInteger(tick) && (index === 0 || tick > (ticks[index - 1] ?? tick))));
      assert.ok(ticks.includes(0) || ticks.includes(-0));
      assert.ok((ticks.at(-1) ?? 0) >= high && (ticks[0] ?? 0) >= Math.min(0, low));
    }),
    { seed: 20_240_310, numRuns: 500 },
  );
});

test('a scale of one value is no division by zero', () => {
  assert.equal(linear([5, 5], [0, 100])(5), 0);
  assert.equal(linear([0, 10], [100, 0])(2.5), 75);
});
