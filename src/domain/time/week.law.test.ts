import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { dayOfEpoch, epochOfDay } from './day.ts';
import { firstDayOfWeek, WEEK_STARTS } from './week.ts';

const WEEKDAY = { sunday: 0, monday: 1, saturday: 6 } as const;

test('a week begins on its weekday, on the day or at most six before it, before 1970 too', () => {
  fc.assert(
    fc.property(fc.integer({ min: -40_000, max: 80_000 }), fc.constantFrom(...WEEK_STARTS), (epoch, weekStart) => {
      const first = firstDayOfWeek(dayOfEpoch(epoch), weekStart);
      const back = epoch - epochOfDay(first);
      assert.ok(back >= 0 && back < 7);
      assert.equal(new Date(`${first}T00:00:00Z`).getUTCDay(), WEEKDAY[weekStart]);
    }),
    { seed: 7 },
  );
});
