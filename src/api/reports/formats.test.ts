import assert from 'node:assert/strict';
import { test } from 'node:test';
import { moneyText } from './cell-text.ts';
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
  by: ['country'],
  filters: {},
  compare: null,
  inclusion: { pending: true, cancelled: true, zeroValue: true },
  dataAsOf: '2024-02-01T00:00:00.000Z',
  coveredBy: { months: 1, days: 0 },
  read: [{ family: 'S', months: 1, days: 0 }],
  counted: 1,
  excluded: {},
  stale: ['2024-01-03'],
  drift: null,
  medianBound: 1 / 128,
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

test('writes CSV that every reader takes for the same cells', () => {
  const { text, neutralised } = formatCsv(reportWith('a,"b"', 'two\r\nlines', '', ' padded '));
  assert.equal(
    text,
    ['country,netSales,units', '"a,""b""",-0.05,', '"two\r\nlines",-0.06,', ',-0.07,', '" padded ",-0.08,', 'total,1234.56,7', ''].join(
      '\r\n',
    ),
  );
  assert.equal(neutralised, 0);
});

test('puts an apostrophe before what a spreadsheet would run as a formula, and counts how often', () => {
  const formulas = [
    '=1+1',
    '+1+1',
    '-',
    '-1-1',
    '@SUM(A1)',
    ' =1',
    '\u00a0\u200b=1',
    '\t=1',
    '\tx',
    '\rx',
    '\nx',
    '＝1',
    '－2＋1',
    '+44 20',
  ];
  const { text, neutralised } = formatCsv(reportWith(...formulas));
  assert.equal(neutralised, formulas.length);
  for (const formula of formulas) assert.ok(text.includes(`'${formula}`), JSON.stringify(formula));
});

test('leaves numbers numbers, and text that only contains signs alone', () => {
  const plain = ['-5.00', '+5', '-0', 'a=1', '1-2', "'=1", '"=1"', ' a', '5.'];
  assert.equal(formatCsv(reportWith(...plain)).neutralised, 0);
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
