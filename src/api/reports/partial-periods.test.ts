import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Day } from '../../domain/time/day.ts';
import { bookOf } from './book.fixture.ts';
import { formatTable } from './format-table.ts';
import type { QueryParams } from './query-params.ts';
import { askBook } from './random-shop.fixture.ts';

const book = bookOf([{ at: '2024-02-10T12:00:00Z', lines: [{ productId: 'mug', quantity: 1, gross: 100 }] }], {
  from: '2024-01-01' as Day,
  to: '2024-12-31' as Day,
});

const ask = (params: QueryParams, now: string) =>
  askBook(book, { report: 'sales', metrics: 'orders', ...params }, { nowMs: Date.parse(now) });

const partialOf = async (params: QueryParams, now = '2025-06-01T12:00:00Z'): Promise<string[]> =>
  (await ask(params, now)).meta.partial.map(({ period, from, to, why }) => `${period} ${from} ${to} ${why}`);

test('lists the first and the last period where the range cuts them', async () => {
  const range = { from: '2024-02-08', to: '2024-02-26' };
  assert.deepEqual(await partialOf({ ...range, grain: 'week' }), [
    '2024-02-05 2024-02-08 2024-02-11 cut',
    '2024-02-26 2024-02-26 2024-02-26 cut',
  ]);
  assert.deepEqual(await partialOf({ ...range, grain: 'quarter' }), ['2024-Q1 2024-02-08 2024-02-26 cut']);
  for (const grain of ['total', 'day', 'hour']) assert.deepEqual(await partialOf({ ...range, grain }), []);
  assert.deepEqual(await partialOf({ from: '2024-02-05', to: '2024-02-25', grain: 'week' }), []);
  assert.deepEqual(await partialOf({ from: '2024-01', to: '2024-12', grain: 'year' }), []);
});

test('lists the period of today and those to come, of days only today', async () => {
  const range = { from: '2024-01', to: '2024-04' };
  const now = '2024-02-10T12:00:00Z';
  assert.deepEqual(await partialOf({ ...range, grain: 'month' }, now), [
    '2024-02 2024-02-01 2024-02-29 unfinished',
    '2024-03 2024-03-01 2024-03-31 to-come',
    '2024-04 2024-04-01 2024-04-30 to-come',
  ]);
  assert.deepEqual(await partialOf({ ...range, grain: 'day' }, now), ['2024-02-10 2024-02-10 2024-02-10 unfinished']);
});

test('marks them in the table, and the proof says what is not whole', async () => {
  const text = formatTable(await ask({ from: '2024-01-15', to: '2024-03-31', grain: 'month' }, '2024-02-10T12:00:00Z'));
  assert.deepEqual(text.split('\n').slice(2, 5), ['2024-01 *       0', '2024-02 *       1', '2024-03 *       0']);
  assert.match(text, /^\* Not whole: 2024-01 \(only 2024-01-15 to 2024-01-31\), 2024-02 \(not over\), 2024-03 \(to come\)\.$/m);
  assert.match(text, /^Today, 2024-02-10, is not over, and the days after it are to come\.$/m);
});

test('says when the range has come as far as today, or not yet', async () => {
  const textOf = async (params: QueryParams): Promise<string> => formatTable(await ask(params, '2024-02-10T12:00:00Z'));
  assert.match(await textOf({ from: '2024-02-01', to: '2024-02-10' }), /^Today, 2024-02-10, is not over\.$/m);
  assert.match(await textOf({ from: '2024-03', to: '2024-03' }), /^Today is 2024-02-10: nothing of these days has come yet\.$/m);
  assert.doesNotMatch(await textOf({ from: '2024-01', to: '2024-01' }), /Today|Not whole/);
});
