import assert from 'node:assert/strict';
import { test } from 'node:test';
import { volumeAt } from './interpolate.ts';
import type { VolumeUse } from './measured-use.ts';

const volume = (ordersADay: number, sweepWrites: number, firstWrites: number): VolumeUse => ({
  ordersADay,
  statementsAnOrder: 1,
  first: { writeUnits: firstWrites, readUnits: 0, calls: 0 },
  again: { writeUnits: 0, readUnits: 0, calls: 0 },
  sweepsADay: { writeUnits: sweepWrites, readUnits: 0, calls: 0 },
  bytesAnOrder: 0,
  rollupBytesADay: 0,
  processorMs: { delivery: 0, sweepsADay: 0 },
});

const VOLUMES = [volume(100, 1000, 3), volume(1000, 10_000, 4), volume(10_000, 19_000, 5)];

test('a shop between two that were measured lies on the line between them; beyond the largest the line goes on', () => {
  const sweeps = (ordersADay: number): number => volumeAt(ordersADay, VOLUMES).sweepsADay.writeUnits;
  assert.deepEqual([0, 100, 550, 1000, 5500, 10_000, 19_000].map(sweeps), [1000, 1000, 5500, 10_000, 14_500, 19_000, 28_000]);
});

test('what one delivery costs does not grow beyond the largest shop', () => {
  assert.deepEqual(
    [10, 550, 100_000].map((ordersADay) => volumeAt(ordersADay, VOLUMES).first.writeUnits),
    [3, 3.5, 5],
  );
});

test('one size alone says nothing of others', () => {
  assert.throws(() => volumeAt(1, VOLUMES.slice(0, 1)), /two sizes/);
});
