import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseReportQuery } from './parse-report-query.ts';
import { faultText, type QueryParams } from './query-params.ts';
import { METRICS_OF } from './report-metrics.ts';
import type { ReportQuery } from './report-query.ts';

const SALES = { report: 'sales', from: '2024-01-01', to: '2024-01-31' };

const faultsOf = (params: QueryParams): string[] => {
  const parsed = parseReportQuery(params);
  return parsed.kind === 'query' ? [] : parsed.faults.map(faultText);
};

test('takes months for their first and last days, and says nothing of what has a default', () => {
  assert.deepEqual(parseReportQuery({ report: 'sales', from: '2024-02', to: '2024-02', by: undefined }), {
    kind: 'query',
    query: {
      report: 'sales',
      range: { from: '2024-02-01', to: '2024-02-29' },
      grain: 'total',
      by: [],
      filters: {},
      basis: 'event',
      metrics: METRICS_OF.sales,
    },
  });
});

test('names every fault at once with what is allowed', () => {
  assert.deepEqual(faultsOf({ report: 'sale', from: '2024-02-30', to: 'x', grain: 'decade', by: 'colour', basis: 'cash', gain: 'day' }), [
    'gain cannot be "day"; allowed: the parameters report, from, to, grain, by, country, channel, paymentMethod, category, code, product, basis, compare, metrics, limit',
    'report cannot be "sale"; allowed: one of sales, customers, products, payments, taxes',
    'grain cannot be "decade"; allowed: one of total, hour, day, week, month, quarter, year',
    'by cannot be "colour"; allowed: one of country, channel, paymentMethod, category, code',
    'basis cannot be "cash"; allowed: one of event, order',
    'from cannot be "2024-02-30"; allowed: a day, e.g. 2026-01-31, or a month, e.g. 2026-01, from 1900-01-01 to 2199-12-31',
    'to cannot be "x"; allowed: a day, e.g. 2026-01-31, or a month, e.g. 2026-01, from 1900-01-01 to 2199-12-31',
  ]);
});

test('refuses ranges that are reversed, too long, or outside the years that orders have', () => {
  assert.deepEqual(faultsOf({ ...SALES, to: '2023-12-31' }), ['to cannot be "2023-12-31"; allowed: a day or month not before 2024-01-01']);
  assert.deepEqual(faultsOf({ ...SALES, to: '2034-01-01' }), [
    'to cannot be "2034-01-01"; allowed: at most 3653 days from 2024-01-01; these are 3654',
  ]);
  assert.equal(faultsOf({ ...SALES, grain: 'hour', to: '2025-01-01' }).length, 1);
  const products = { ...SALES, report: 'products', to: '2025-01-01' };
  assert.equal(faultsOf({ ...products, grain: 'week' }).length, 1);
  assert.equal(faultsOf({ ...products, grain: 'month', compare: 'previous-period' }).length, 1);
  assert.equal(faultsOf({ ...products, grain: 'month', compare: 'previous-year' }).length, 0);
  assert.equal(faultsOf({ ...SALES, from: '9999-12', to: '9999-12' }).length, 2);
});

test('tells what is missing from what is empty', () => {
  const faults = faultsOf({ from: '', to: undefined, grain: '', basis: [] });
  assert.deepEqual(
    faults.map((text) => text.slice(0, text.indexOf(';'))),
    ['report is missing', 'grain cannot be ""', 'from cannot be ""', 'to is missing'],
  );
  assert.match(
    faultsOf({ ...SALES, report: 'products', country: '' })[0] ?? '',
    /^country cannot be ""; allowed: nothing, for this report/,
  );
});

test('refuses what a report does not offer', () => {
  assert.equal(faultsOf({ ...SALES, report: 'customers', grain: 'hour' }).length, 1);
  assert.deepEqual(faultsOf({ ...SALES, report: 'products', by: 'country' }), [
    'by cannot be "country"; allowed: nothing, for this report',
  ]);
  assert.equal(faultsOf({ from: '2024-01', to: '2024-01' }).length, 1);
});

const queryOf = (params: QueryParams): ReportQuery => {
  const parsed = parseReportQuery(params);
  assert.ok(parsed.kind === 'query', JSON.stringify(parsed));
  return parsed.query;
};

test('takes lists by commas or again and again, and filter values as they stand', () => {
  const query = queryOf({
    ...SALES,
    by: 'country, channel',
    country: ['GB', 'GB', ''],
    channel: 'web, shop',
    metrics: ['orders', 'netSales'],
    compare: 'same-weekdays',
  });
  assert.deepEqual(query.by, ['country', 'channel']);
  assert.deepEqual(query.filters, { country: ['GB', ''], channel: ['web, shop'] });
  assert.deepEqual(query.metrics, ['netSales', 'orders']);
  assert.equal(query.compare, 'same-weekdays');
  assert.deepEqual(queryOf({ ...SALES, by: ['channel', 'country'] }).by, ['channel', 'country']);
  assert.deepEqual(queryOf({ ...SALES, report: ['sales'], country: [] }), queryOf(SALES));
});

test('refuses what is said twice where one value is wanted, and names said twice', () => {
  assert.deepEqual(faultsOf({ ...SALES, grain: ['day', 'month'], by: 'country,country', to: ['2024-01', '2024-02'] }), [
    'grain cannot be "day, month"; allowed: one value only',
    'by cannot be "country,country"; allowed: each name once',
    'to cannot be "2024-01, 2024-02"; allowed: one value only',
  ]);
});

test('refuses filters, comparisons and metrics that a report does not have, and lists those it has', () => {
  assert.deepEqual(faultsOf({ ...SALES, product: 'mug', compare: 'last-year', metrics: 'orders,profit,' }), [
    'product cannot be "mug"; allowed: nothing, for this report; it can be filtered by country, channel, paymentMethod, category, code',
    'compare cannot be "last-year"; allowed: one of previous-period, same-weekdays, previous-year, previous-year-weekdays',
    `metrics cannot be "profit"; allowed: one of ${METRICS_OF.sales.join(', ')}`,
    `metrics cannot be ""; allowed: one of ${METRICS_OF.sales.join(', ')}`,
  ]);
  assert.deepEqual(faultsOf({ ...SALES, report: 'products', country: 'GB' }), [
    'country cannot be "GB"; allowed: nothing, for this report; it can be filtered by product',
  ]);
});

test('adds to a profit that is asked for how much of the sales it speaks of', () => {
  const parsed = parseReportQuery({ ...SALES, metrics: 'margin,orders' });
  assert.deepEqual(parsed.kind === 'query' && parsed.query.metrics, ['orders', 'margin', 'costCoverage']);
});

test('takes a limit of rows within bounds', () => {
  const parsed = (limit: string) => parseReportQuery({ report: 'sales', from: '2024-01', to: '2024-01', limit });
  const limitOf = (limit: string) => {
    const read = parsed(limit);
    return read.kind === 'query' ? read.query.limit : 'refused';
  };
  assert.deepEqual(['1', '10000', '0', '10001', '-1', '1.5', 'ten'].map(limitOf), [
    1,
    10_000,
    'refused',
    'refused',
    'refused',
    'refused',
    'refused',
  ]);
});
