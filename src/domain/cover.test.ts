import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { coverOf, type Piece } from './cover.ts';
import { type Day, dayOfEpoch, daysBetween, epochOfDay, firstDayOfMonth, lastDayOfMonth } from './time/day.ts';

const day = (text: string): Day => text as Day;
const nameOf = (piece: Piece): string => (piece.kind === 'day' ? piece.day : piece.month);
const daysOf = (piece: Piece): Day[] =>
  piece.kind === 'day' ? [piece.day] : daysBetween(firstDayOfMonth(piece.month), lastDayOfMonth(piece.month));

test('tiles a range with whole months between its days', () => {
  const pieces = coverOf({ from: day('2024-01-30'), to: day('2024-04-02') }, () => true);
  assert.deepEqual(pieces.map(nameOf), ['2024-01-30', '2024-01-31', '2024-02', '2024-03', '2024-04-01', '2024-04-02']);
});

test('takes the days of a month that is not usable', () => {
  const pieces = coverOf({ from: day('2024-02-01'), to: day('2024-03-31') }, (month) => month !== '2024-02');
  assert.equal(pieces.length, 30);
  assert.deepEqual(pieces.slice(-2).map(nameOf), ['2024-02-29', '2024-03']);
});

test('covers one day by itself and a reversed range by nothing', () => {
  assert.deepEqual(coverOf({ from: day('2024-02-29'), to: day('2024-02-29') }, () => true).map(nameOf), ['2024-02-29']);
  assert.deepEqual(
    coverOf({ from: day('2024-02-02'), to: day('2024-02-01') }, () => true),
    [],
  );
});

test('covers each day of any range once, in order', () => {
  const anyRange = fc.tuple(fc.integer({ min: 10_000, max: 25_000 }), fc.nat(400), fc.func(fc.boolean()));
  fc.assert(
    fc.property(anyRange, ([start, length, usable]) => {
      const range = { from: dayOfEpoch(start), to: dayOfEpoch(start + length) };
      const days = coverOf(range, usable).flatMap(daysOf);
      assert.deepEqual(days.map(epochOfDay), daysBetween(range.from, range.to).map(epochOfDay));
    }),
    { seed: 20_240_101 },
  );
});
