import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Day } from '../../domain/time/day.ts';
import { bookOf } from '../reports/book.fixture.ts';
import { parseReportQuery } from '../reports/parse-report-query.ts';
import { readPage } from './read-page.ts';
import { TABLE_DEFINITIONS } from './table-definitions.ts';

test('a table made of several reports reads each range of a family once', async () => {
  const [from, to] = ['2024-03-02' as Day, '2024-03-02' as Day];
  const lines = [{ productId: 'mug', quantity: 1, gross: 100 }];
  const book = bookOf([{ at: '2024-03-02T10:00:00Z', lines, country: 'GB' }], { from, to });
  const table = TABLE_DEFINITIONS.find(({ name }) => name === 'sales_by_dimension_daily');
  const parsed = parseReportQuery({ report: 'sales', grain: 'day', from, to });
  assert.ok(table && parsed.kind === 'query');
  const effects = { reader: book.reader(), titles: async () => new Map<string, string>(), nowMs: () => 0 };
  const { rows, next } = await readPage(table, { query: parsed.query, from, limit: 100 }, effects);
  assert.deepEqual(
    rows.map(({ dimension, value }) => `${dimension} ${value}`),
    ['country GB', 'channel ', 'paymentMethod ', 'category ', 'category Shipping, taxes and fees of orders', 'code '],
  );
  assert.equal(next, undefined);
  assert.equal(new Set(book.reads).size, book.reads.length, book.reads.join(', '));
});
