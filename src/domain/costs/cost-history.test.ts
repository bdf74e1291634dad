import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Day } from '../time/day.ts';
import { addEntries, type CostHistory, entryOn } from './cost-history.ts';

const entry = (from: string, unitCost: string) => ({ from: from === '' ? ('' as const) : Day.parse(from), unitCost });
const HISTORY: CostHistory = [entry('2026-01-01', '2'), entry('2026-02-01', '3')];

test('takes the entry of the latest day that has come, and none before the first', () => {
  const on = (day: string) => entryOn(HISTORY, Day.parse(day))?.unitCost;
  assert.deepEqual([on('2025-12-31'), on('2026-01-01'), on('2026-01-31'), on('2026-02-01')], [undefined, '2', '2', '3']);
});

test('holds an entry without a day for always, until a dated one', () => {
  const { history } = addEntries(HISTORY, [entry('', '1')]);
  assert.equal(entryOn(history, Day.parse('1999-01-01'))?.unitCost, '1');
  assert.equal(entryOn(history, Day.parse('2026-01-15'))?.unitCost, '2');
});

test('puts a newer entry in the place of the one of its day, in order of days, and says which are news', () => {
  const added = addEntries(HISTORY, [entry('2026-02-01', '4'), entry('2026-01-15', '5'), entry('2026-01-01', '2')]);
  assert.deepEqual(added.history, [entry('2026-01-01', '2'), entry('2026-01-15', '5'), entry('2026-02-01', '4')]);
  assert.deepEqual(added.changed, [entry('2026-02-01', '4'), entry('2026-01-15', '5')]);
});
