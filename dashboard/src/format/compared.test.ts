import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Compared, Row } from '../../../src/api/reports/report.ts';
import { untilText, wasText } from './compared.ts';

const MODE = { mode: 'previous-period', from: '2024-03-03', to: '2024-03-09' } as const;

const reportOf = (totals: Row, compare: Compared) => ({
  totals,
  columns: [{ name: 'orders', unit: 'count' as const }],
  meta: { compare, to: '2024-03-10', zone: 'Europe/London', currency: 'GBP', digits: 2 } as never,
});

const WHOLE = { ...MODE, through: '2024-03-10', elapsedHours: null };
const HOURS = { ...MODE, through: '2024-03-10', elapsedHours: 12 };
const SHORT = { ...MODE, through: '2024-03-09', elapsedHours: null };
const NOT_YET = { ...MODE, through: null, elapsedHours: null };

test('it is said up to where is compared', () => {
  const [to, zone] = ['2024-03-10', 'Europe/London'];
  assert.equal(untilText({ compare: null, to, zone }), undefined);
  assert.equal(untilText({ compare: WHOLE, to, zone }), undefined);
  assert.equal(untilText({ compare: HOURS, to, zone }), 'to 12:00');
  assert.equal(untilText({ compare: HOURS, to: '2024-03-31', zone }), 'to 12:00 on 10 Mar');
  assert.equal(untilText({ compare: SHORT, to, zone }), 'to 9 Mar');
  assert.equal(untilText({ compare: NOT_YET, to, zone }), 'once the day is over');
});

test('where a part is compared that has another figure, both stand there', () => {
  const totals = { orders: 37, ordersComparable: 35, ordersPrevious: 27 };
  assert.equal(wasText(reportOf(totals, SHORT), 'orders'), '35 to 9 Mar, was 27');
  assert.equal(wasText(reportOf({ ...totals, ordersComparable: 37 }, SHORT), 'orders'), 'was 27');
  assert.equal(wasText(reportOf({ ...totals, ordersPrevious: null }, WHOLE), 'orders'), 'nothing to compare with');
  assert.equal(
    wasText(reportOf({ orders: 2, ordersComparable: null, ordersPrevious: null }, NOT_YET), 'orders'),
    'compared once the day is over',
  );
});
