import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Day } from '../../domain/time/day.ts';
import { bookOf, type TestOrder } from './book.fixture.ts';
import { proofLines } from './proof-lines.ts';
import type { QueryParams } from './query-params.ts';
import { askBook } from './random-shop.fixture.ts';

const sale = (country: string, gross: number): TestOrder => ({
  at: '2024-01-10T12:00:00Z',
  country,
  lines: [{ productId: `from ${country}`, quantity: 1, gross }],
});

const BOOK = bookOf([sale('GB', 300), sale('FR', 200), sale('IE', 100)], { from: '2024-01-01' as Day, to: '2024-01-31' as Day });

const ask = (params: QueryParams) => askBook(BOOK, { from: '2024-01', to: '2024-01', ...params });

for (const params of [{ report: 'sales', by: 'country' }, { report: 'products' }, { report: 'sales', grain: 'day' }])
  test(`a limit leaves the first rows and the totals of all: ${JSON.stringify(params)}`, async () => {
    const whole = await ask(params);
    const cut = await ask({ ...params, limit: '2' });
    assert.deepEqual(cut.rows, whole.rows.slice(0, 2));
    assert.deepEqual(cut.totals, whole.totals);
    assert.deepEqual(cut.meta.rows, { shown: 2, of: whole.rows.length });
    assert.ok(proofLines(cut.meta).includes(`The first 2 of ${whole.rows.length} rows; the total is of all.`));
    assert.deepEqual(whole.meta.rows, { shown: whole.rows.length, of: whole.rows.length });
  });
