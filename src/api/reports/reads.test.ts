import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays, type Day, daysBetween, type Month, nextMonth } from '../../domain/time/day.ts';
import { bookOf } from './book.fixture.ts';
import type { QueryParams } from './query-params.ts';
import { askBook, checkLaw } from './random-shop.fixture.ts';
import { COMPARISONS, OFFERED, REPORTS } from './report-query.ts';
import type { Health } from './rollup-reader.ts';

const readsOf = async (params: QueryParams, world: Partial<Health> & { nowMs?: number } = {}): Promise<readonly string[]> => {
  const book = bookOf([], { from: '2024-01-01' as Day, to: '2024-01-01' as Day });
  await askBook(book, params, world);
  return book.reads;
};

const YEAR = { from: '2024-01', to: '2024-12' };

test('reads a year by day and the year before from the series of 24 months, in one query', async () => {
  assert.deepEqual(await readsOf({ report: 'sales', ...YEAR, grain: 'day', compare: 'previous-year' }), ['shopMonths 2023-01 2024-12']);
  assert.deepEqual(await readsOf({ report: 'sales', ...YEAR, grain: 'week', compare: 'previous-year-weekdays' }), [
    'shopMonths 2023-01 2024-12',
  ]);
});

test('reads no day of a closed month, cut or not, by the range or by the base, and every image once', async () => {
  const cut = { report: 'sales', from: '2024-03-10', to: '2024-04-08', compare: 'previous-period' };
  assert.deepEqual(await readsOf({ ...cut, grain: 'day' }), ['shopMonths 2024-02 2024-04']);
  assert.deepEqual(await readsOf({ ...cut, grain: 'week' }), ['shopMonths 2024-02 2024-04']);
  // 365 days before 2024 begin on 31 December 2022; June cuts nothing.
  assert.deepEqual(await readsOf({ report: 'sales', ...YEAR, grain: 'day', compare: 'previous-period' }), ['shopMonths 2022-12 2024-12']);
  assert.deepEqual(await readsOf({ report: 'sales', ...YEAR, grain: 'month', compare: 'same-weekdays' }), ['shopMonths 2022-12 2024-12']);
});

test('reads the days of an unfinished month, and of the base only the day whose hours are compared', async () => {
  const nowMs = Date.parse('2024-12-03T10:30:00Z');
  const world = { nowMs, nightlyAt: Date.parse('2024-12-03T02:00:00Z') };
  assert.deepEqual(await readsOf({ report: 'sales', ...YEAR, grain: 'day', compare: 'previous-year' }, world), [
    'shopDays 2023-12-03 2023-12-03',
    'shopDays 2024-12-01 2024-12-31',
    'shopMonths 2023-01 2024-11',
  ]);
});

test('reads each family that answers, and the shop beside it for the proof', async () => {
  assert.deepEqual(await readsOf({ report: 'sales', ...YEAR, by: 'country' }), [
    'shopMonths 2024-01 2024-12',
    'groupMonths B 2024-01 2024-12',
  ]);
  assert.deepEqual(await readsOf({ report: 'sales', ...YEAR, country: 'GB', channel: 'web', compare: 'previous-year' }), [
    'shopMonths 2024-01 2024-12',
    'groupMonths C 2023-01 2024-12',
  ]);
  assert.deepEqual(await readsOf({ report: 'sales', ...YEAR, by: 'category', country: 'GB' }), ['shopMonths 2024-01 2024-12']);
  assert.deepEqual(await readsOf({ report: 'products', from: '2024-01-30', to: '2024-02', grain: 'month' }), [
    'shopDays 2024-01-30 2024-01-31',
    'shopMonths 2024-02 2024-02',
    'groupDays P 2024-01-30 2024-01-31',
    'groupMonths P 2024-02 2024-02',
  ]);
});

test('reads the days themselves where only they can tell: customers by week, groups by day', async () => {
  const month = { from: '2024-02', to: '2024-02' };
  assert.deepEqual(await readsOf({ report: 'customers', ...month, grain: 'week' }), ['shopDays 2024-02-01 2024-02-29']);
  assert.deepEqual(await readsOf({ report: 'sales', ...month, grain: 'week' }), ['shopMonths 2024-02 2024-02']);
  assert.deepEqual(await readsOf({ report: 'sales', ...month, grain: 'day', by: 'country' }), [
    'shopMonths 2024-02 2024-02',
    'groupDays B 2024-02-01 2024-02-29',
  ]);
  assert.deepEqual(await readsOf({ report: 'customers', ...month, grain: 'day' }), ['shopMonths 2024-02 2024-02']);
});

const namesIn = (read: string): string[] => {
  const [name = '', ...rest] = read.split(' ');
  const [from = '', to = ''] = rest.slice(-2);
  const family = `${name} ${rest.slice(0, -2).join('')}`;
  if (name.endsWith('Days')) return daysBetween(from as Day, to as Day).map((day) => `${family} ${day}`);
  const months: string[] = [];
  for (let month = from as Month; month <= to; month = nextMonth(month)) months.push(`${family} ${month}`);
  return months;
};

checkLaw(
  'No image is read twice for one answer',
  async ({ start, length, dirty }) => {
    const from = addDays('2023-05-05' as Day, start);
    const range = { from, to: addDays(from, length * 3) };
    for (const report of REPORTS) {
      for (const grain of OFFERED[report].grains) {
        for (const compare of COMPARISONS) {
          const reads = await readsOf(
            { report, ...range, grain, compare },
            { dirtyMonths: dirty, nowMs: Date.parse('2024-05-05T12:00:00Z') },
          );
          const names = reads.flatMap(namesIn);
          assert.equal(new Set(names).size, names.length, `${report} ${grain} ${compare}: ${reads.join(', ')}`);
        }
      }
    }
  },
  25,
);
