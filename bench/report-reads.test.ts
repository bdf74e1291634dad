import assert from 'node:assert/strict';
import { test } from 'node:test';
import { verdictOf } from './figure.ts';
import { reportReadsSection } from './report-reads.ts';

// A small shop: the images of a larger one are larger, but no more of them are read. The benchmark has its figures.
const ORDERS_A_DAY = 3;

test('answers cost no more read units than was promised', async () => {
  const { figures } = await reportReadsSection(ORDERS_A_DAY);
  const missed = figures.filter((figure) => figure.goal !== undefined && verdictOf(figure) !== 'met');
  assert.deepEqual(missed, []);
  assert.ok(figures.length > 0 && figures.every(({ ours }) => ours > 0));
});
