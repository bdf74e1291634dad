import assert from 'node:assert/strict';
import { test } from 'node:test';
import { playSchedule } from './faulty-pulls.fixture.ts';

const SCHEDULES = Number(process.env.SCHEDULES ?? 200);
const FIRST = Number(process.env.SCHEDULE ?? 1);

test(`every report equals the totals of the shop after ${SCHEDULES} schedules of faults`, async () => {
  for (let seed = FIRST; seed < FIRST + SCHEDULES; seed += 1) {
    assert.equal((await playSchedule(seed)).join('\n'), '', `SCHEDULE=${seed} SCHEDULES=1`);
  }
});
