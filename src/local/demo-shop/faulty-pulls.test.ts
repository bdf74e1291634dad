import assert from 'node:assert/strict';
import { test } from 'node:test';
import { playSchedule } from './faulty-pulls.fixture.ts';

// The long suite plays 200; these three have a busy evening, a quiet shop, and crashes.
test('every report equals the totals of the shop after faulty pulls', async () => {
  for (const seed of [1, 2, 19]) assert.deepEqual(await playSchedule(seed), [], `SCHEDULE=${seed}`);
});
