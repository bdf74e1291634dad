import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createPace, type PaceLimits } from './create-pace.ts';

/** A pace on a clock that only its waits move; `spend` counts units. */
const openPace = (limits: Omit<PaceLimits, 'untilMs'>) => {
  let [nowMs, units] = [0, 0];
  const effects = {
    readUnits: () => units,
    nowMs: () => nowMs,
    delay: async (ms: number) => {
      nowMs += ms;
    },
  };
  const pace = createPace({ ...limits, untilMs: 10_000 }, effects);
  return {
    pace,
    nowMs: () => nowMs,
    spend: (more: number) => {
      units += more;
    },
  };
};

test('waits until what was spent is within the rate', async () => {
  const { pace, nowMs, spend } = openPace({ unitsPerSecond: 20 });
  assert.deepEqual([await pace(), nowMs()], [true, 0]);
  spend(30);
  assert.deepEqual([await pace(), nowMs()], [true, 1500]);
  spend(1);
  assert.deepEqual([await pace(), nowMs()], [true, 1550]);
});

test('says no where the wait would outlast the time, without waiting', async () => {
  const { pace, nowMs, spend } = openPace({ unitsPerSecond: 20 });
  spend(199);
  assert.deepEqual([await pace(), nowMs()], [true, 9950]);
  spend(1);
  assert.deepEqual([await pace(), nowMs()], [false, 9950]);
});

test('says no once its units are spent', async () => {
  const { pace, spend } = openPace({ unitsPerSecond: 1000, mostUnits: 50 });
  spend(49);
  assert.equal(await pace(), true);
  spend(1);
  assert.equal(await pace(), false);
});
