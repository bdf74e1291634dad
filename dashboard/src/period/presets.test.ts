import assert from 'node:assert/strict';
import { test } from 'node:test';
import { daysIn, isDay, monthAway } from './day.ts';
import { grainOf } from './grain.ts';
import { PRESETS, type PresetName } from './presets.ts';

const daysOf = (name: PresetName, today: string): string => {
  const { from, to } = PRESETS[name].days(today);
  return `${from} ${to}`;
};

test('presets cross the ends of months and years', () => {
  assert.equal(daysOf('yesterday', '2024-01-01'), '2023-12-31 2023-12-31');
  assert.equal(daysOf('yesterday', '2024-03-01'), '2024-02-29 2024-02-29');
  assert.equal(daysOf('last-7', '2024-01-03'), '2023-12-28 2024-01-03');
  assert.equal(daysOf('last-28', '2023-03-01'), '2023-02-02 2023-03-01');
  assert.equal(daysOf('month', '2024-02-29'), '2024-02-01 2024-02-29');
  assert.equal(daysOf('last-month', '2024-03-31'), '2024-02-01 2024-02-29');
  assert.equal(daysOf('last-month', '2024-01-15'), '2023-12-01 2023-12-31');
  assert.equal(daysOf('year', '2024-12-31'), '2024-01-01 2024-12-31');
  assert.equal(daysOf('last-12-months', '2024-02-29'), '2023-03-01 2024-02-29');
});

test('calendar days need no zone', () => {
  assert.deepEqual([daysIn('2024-02-28', '2024-03-01'), daysIn('2024-03-10', '2024-03-10')], [3, 1]);
  assert.deepEqual(['2024-02-29', '2023-02-29', '2024-2-9', '', '0x10-01-01'].map(isDay), [true, false, false, false, false]);
  assert.deepEqual([monthAway('2024-01-31', -1), monthAway('2024-12-05', 1)], ['2023-12-01', '2025-01-01']);
});

test('a series has some dozens of points', () => {
  const grain = (from: string, to: string) => grainOf({ from, to });
  assert.equal(grain('2024-03-10', '2024-03-10'), 'hour');
  assert.equal(grain('2024-03-01', '2024-05-31'), 'day');
  assert.equal(grain('2024-01-01', '2024-06-30'), 'week');
  assert.equal(grain('2020-01-01', '2024-06-30'), 'month');
});
