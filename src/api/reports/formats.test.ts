import assert from 'node:assert/strict';
import { test } from 'node:test';
import { moneyText } from '../../domain/money/money-text.ts';
import { formatCsv } from './format-csv.ts';
import { formatTable } from './format-table.ts';
import type { Meta, Report } from './report.ts';

const meta: Meta = {
  report: 'sales',
  definitions: { netSales: 'net-sales' },
  basis: 'event',
  zone: 'Europe/London',
  currency: 'GBP',
  digits: 2,
  from: '2024-01-01',
  to: '2024-01-31',
  grain: 'total',
  by: 'country',
  inclusion: { pending: true, cancelled: true, zeroValue: true },
  dataAsOf: '2024-02-01T00:00:00.000Z',
  coveredBy: { months: 1, days: 0 },
  counted: 1,
  excluded: {},
  stale: ['2024-01-03'],
  drift: null,
  medianBound: 1 / 128,
  undatedReturns: 0,
  unanswered: [{ metric: 'units', reason: 'nobody counted' }],
  readUnits: 3.5,
};

const reportWith = (...values: string[]): Report => ({
  columns: [
    { name: 'country', unit: 'label' },
    { name: 'netSales', unit: 'money' },
    { name: 'units', unit: 'count' },
  ],
  rows: values.map((country, index) => ({ country, netSales: -5 - index, units: null })),
  totals: { netSales: 123_456, units: 7 },
  meta,
});

test('writes minor units as exact decimals of the major unit', () => {
  assert.deepEqual(
    [5, -5, 0, 100, -123_456].map((minor) => moneyText(minor, 2)),
    ['0.05', '-0.05', '0.00', '1.00', '-1234.56'],
  );
  assert.deepEqual([moneyText(-7, 0), moneyText(7, 3), moneyText(Number.MAX_SAFE_INTEGER, 2)], ['-7', '0.007', '90071992547409.91']);
});

test('writes CSV that no spreadsheet takes for a formula and no reader for another shape', () => {
  assert.equal(
    formatCsv(reportWith('=1+1', 'a,"b"', 'two\r\nlines', '', '-')),
    [
      'country,netSales,units',
      "'=1+1,-0.05,",
      '"a,""b""",-0.06,',
      '"two\r\nlines",-0.07,',
      ',-0.08,',
      "'-,-0.09,",
      'total,1234.56,7',
      '',
    ].join('\r\n'),
  );
});

test('aligns the table, cuts long labels visibly, and lets no control character through', () => {
  const lines = formatTable(reportWith('GB', `\u001b[31m${'x'.repeat(60)}`)).split('\n');
  const cut = ` [31m${'x'.repeat(42)}…`;
  assert.deepEqual(lines.slice(0, 6), [
    `${'country'.padEnd(48)}  netSales  units`,
    `${'─'.repeat(48)}  ────────  ─────`,
    `${'GB'.padEnd(48)}     -0.05      –`,
    `${cut}     -0.06      –`,
    `${'─'.repeat(48)}  ────────  ─────`,
    `${'total'.padEnd(48)}   1234.56      7`,
  ]);
});

test('prints the proof under the table', () => {
  assert.deepEqual(formatTable(reportWith()).split('\n').slice(5), [
    'sales, 2024-01-01 to 2024-01-31, days of Europe/London, in GBP; returns on their own date (basis event).',
    '1 order counted, none excluded; data as of 2024-02-01T00:00:00.000Z.',
    'From 1 month image and 0 day images, 3.5 read units; not audited yet.',
    'Not up to date, waiting to be folded again: 2024-01-03.',
    'Medians are within ±0.78 %: there were too many different order values to keep.',
    'Where units have no figure: nobody counted.',
    'Definitions: net-sales.',
    '',
  ]);
});
