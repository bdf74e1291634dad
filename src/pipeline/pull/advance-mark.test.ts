import assert from 'node:assert/strict';
import { test } from 'node:test';
import { advanceMark, type Mark } from './advance-mark.ts';

const OVERLAP_MS = 300;

const walk = (from: number, ...pages: [reachedMs: number | undefined, readAtMs: number][]): Mark =>
  pages.reduce<Mark>((mark, [reachedMs, readAtMs]) => advanceMark(mark, { reachedMs, readAtMs }, OVERLAP_MS), { ms: from, isHeld: false });

test('follows what the pages reached, behind it by the overlap', () => {
  assert.deepEqual(walk(0, [1_000, 9_000], [2_000, 9_100]), { ms: 1_700, isHeld: false });
});

test('stays behind the clock of the shop when records bear instants of the future', () => {
  assert.equal(walk(0, [50_000, 9_000]).ms, 8_700);
});

test('stays where a page first came near the present, however late the pages after it', () => {
  const atFirst = walk(0, [8_900, 9_000]);
  assert.deepEqual(atFirst, { ms: 8_600, isHeld: true });
  assert.deepEqual(walk(0, [8_900, 9_000], [30_000, 30_100], [60_000, 60_100]), atFirst);
});

test('never goes back, and stays where nothing can be read', () => {
  assert.equal(walk(5_000, [1_000, 9_000]).ms, 5_000);
  assert.equal(walk(5_000, [undefined, 9_000]).ms, 5_000);
});
