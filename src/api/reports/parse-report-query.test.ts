import assert from 'node:assert/strict';
import { test } from 'node:test';
import { faultText, parseReportQuery, type QueryParams } from './parse-report-query.ts';

const SALES = { report: 'sales', from: '2024-01-01', to: '2024-01-31' };

const faultsOf = (params: QueryParams): string[] => {
  const parsed = parseReportQuery(params);
  return parsed.kind === 'query' ? [] : parsed.faults.map(faultText);
};

test('takes months for their first and last days, and says nothing of what has a default', () => {
  assert.deepEqual(parseReportQuery({ report: 'sales', from: '2024-02', to: '2024-02', by: undefined }), {
    kind: 'query',
    query: { report: 'sales', range: { from: '2024-02-01', to: '2024-02-29' }, grain: 'total', basis: 'event' },
  });
});

test('names every fault at once with what is allowed', () => {
  assert.deepEqual(faultsOf({ report: 'sale', from: '2024-02-30', to: 'x', grain: 'week', by: 'colour', basis: 'cash', gain: 'day' }), [
    'gain cannot be "day"; allowed: the parameters report, from, to, grain, by, basis',
    'report cannot be "sale"; allowed: one of sales, customers, products, payments, taxes',
    'grain cannot be "week"; allowed: one of total, hour, day, month',
    'by cannot be "colour"; allowed: one of country, channel, paymentMethod, code',
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
  assert.equal(faultsOf({ ...SALES, from: '9999-12', to: '9999-12' }).length, 2);
  assert.equal(faultsOf({ ...SALES, from: '', to: undefined }).length, 2);
});

test('refuses what a report does not offer', () => {
  assert.equal(faultsOf({ ...SALES, report: 'customers', grain: 'hour' }).length, 1);
  assert.deepEqual(faultsOf({ ...SALES, report: 'products', by: 'country' }), [
    'by cannot be "country"; allowed: nothing, for this report',
  ]);
  assert.equal(faultsOf({ ...SALES, grain: 'hour', by: 'country' }).length, 1);
  assert.equal(faultsOf({ from: '2024-01', to: '2024-01' }).length, 1);
});
