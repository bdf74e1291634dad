import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PulledPage, PullSource } from '../../pipeline/pull/pull-source.ts';
import { playSchedule } from './faulty-pulls.fixture.ts';

const SCHEDULES = Number(process.env.SCHEDULES ?? 200);
const FIRST = Number(process.env.SCHEDULE ?? 1);

test(`every report equals the totals of the shop after ${SCHEDULES} schedules of faults`, async () => {
  for (let seed = FIRST; seed < FIRST + SCHEDULES; seed += 1) {
    assert.equal((await playSchedule(seed)).join('\n'), '', `SCHEDULE=${seed} SCHEDULES=1`);
  }
});

const findWrong = async (weaken: (source: PullSource) => PullSource, from: number): Promise<number | undefined> => {
  for (let seed = from; seed < from + 100; seed += 1) if ((await playSchedule(seed, weaken)).length > 0) return seed;
  return undefined;
};

async function* atMost<T>(pages: AsyncIterable<PulledPage<T>>, most: number): AsyncGenerator<PulledPage<T>> {
  let left = most;
  for await (const page of pages) {
    if (left === 0) return;
    left -= 1;
    yield page;
  }
}

// Each begins a little before the schedule that shows it.
test('the schedules see that the overlap is needed', async () => {
  assert.notEqual(await findWrong((source) => ({ ...source, overlapMs: 0 }), 15), undefined);
});

test('the schedules see when a source ends its pages too early', async () => {
  const short = (source: PullSource): PullSource => ({ ...source, orders: (range) => atMost(source.orders(range), 1) });
  assert.notEqual(await findWrong(short, 1), undefined);
});
