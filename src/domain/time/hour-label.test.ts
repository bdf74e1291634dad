import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Day } from './day.ts';
import { hourLabel } from './hour-label.ts';
import { Zone } from './zone.ts';

const labels = (zone: string, day: string, ...elapsed: number[]): string[] =>
  elapsed.map((hours) => hourLabel(Zone.parse(zone), Day.parse(day), hours));

test('shows what the clock on the wall does: an hour left out, an hour twice, half an hour', () => {
  assert.deepEqual(labels('Europe/London', '2024-03-31', 0, 1, 22, 23), ['00:00', '02:00', '23:00', '24:00']);
  assert.deepEqual(labels('Europe/London', '2024-10-27', 0, 1, 2, 24, 25), ['00:00', '01:00', '01:00', '23:00', '24:00']);
  assert.deepEqual(labels('Australia/Lord_Howe', '2024-04-07', 1, 2, 24), ['01:00', '01:30', '23:30']);
  assert.deepEqual(labels('Australia/Lord_Howe', '2024-10-06', 1, 2, 23), ['01:00', '02:30', '23:30']);
});

test('knows no hour of a day that the zone skipped', () => {
  assert.deepEqual(labels('Pacific/Apia', '2011-12-30', 0, 12), ['24:00', '24:00']);
  assert.deepEqual(labels('Pacific/Apia', '2011-12-31', 0, 23), ['00:00', '23:00']);
});
