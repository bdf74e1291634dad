import assert from 'node:assert/strict';
import { test } from 'node:test';
import { COARSE_BOUND } from '../../domain/rollups/order-values.ts';
import type { Day } from '../../domain/time/day.ts';
import { bookOf } from './book.fixture.ts';
import { formatBrief } from './format-brief.ts';
import { formatTable } from './format-table.ts';
import type { QueryParams } from './query-params.ts';
import { askBook } from './random-shop.fixture.ts';

/** More different order values than are kept one by one. */
const book = bookOf(
  Array.from({ length: 300 }, (_, index) => ({
    at: '2024-02-10T12:00:00Z',
    lines: [{ productId: 'mug', quantity: 1, gross: 1000 + index }],
  })),
  { from: '2024-02-01' as Day, to: '2024-03-31' as Day },
);

const ask = (params: QueryParams) => askBook(book, { report: 'sales', from: '2024-02', to: '2024-02', ...params });

test('says how far medians may be off, also where their bound is not asked for', async () => {
  for (const metrics of ['medianOrderValue', 'medianBound', 'medianOrderValue,medianBound']) {
    const report = await ask({ metrics });
    assert.equal(report.meta.medianBound, COARSE_BOUND, metrics);
    assert.match(formatTable(report), /^Medians are within/m);
  }
  const before = await ask({ metrics: 'medianOrderValue', from: '2024-03', to: '2024-03', compare: 'previous-period' });
  assert.deepEqual([before.totals.medianOrderValue, before.meta.medianBound], [null, COARSE_BOUND]);
});

test('says it of no answer that shows no median', async () => {
  assert.equal((await ask({ metrics: 'netSales,aov' })).meta.medianBound, 0);
  const months = await ask({ from: '2024-02', to: '2024-03', grain: 'month' });
  assert.equal(months.meta.medianBound, COARSE_BOUND);
  assert.doesNotMatch(formatBrief(months), /Medians are within/);
});
