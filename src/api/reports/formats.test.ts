import assert from 'node:assert/strict';
import { test } from 'node:test';
import { moneyText } from '../../domain/money/money-text.ts';
import { formatCsv } from './format-csv.ts';
import { formatTable } from './format-table.ts';
import type { Meta, Report, Row } from './report.ts';

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
  rows: { shown: 2, of: 2 },
  inclusion: { pending: true, cancelled: true, zeroValue: true },
  dataAsOf: '2024-02-01T00:00:00.000Z',
  unmatched: [],
  today: '2024-02-01',
  partial: [],
  coveredBy: { months: 1, days: 0 },
  read: [{ family: 'S', months: 1, days: 0 }],
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

test('shows what the source does not say as a filter takes it, apart from what there is none of', () => {
  const [, , unsaid] = formatTable(reportWith('')).split('\n');
  assert.match(unsaid ?? '', /^"" /);
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

const compared = (totals: Row, isCut = false): Report => ({
  columns: [
    { name: 'period', unit: 'label' },
    { name: 'netSales', unit: 'money' },
    ...(isCut ? [{ name: 'netSalesComparable', unit: 'money' } as const] : []),
    { name: 'netSalesPrevious', unit: 'money' },
    { name: 'netSalesChange', unit: 'ratio' },
  ],
  rows: [{ period: '2024-01', ...totals }],
  totals,
  meta: {
    ...meta,
    by: [],
    filters: { country: ['GB', ''] },
    compare: { mode: 'previous-year', from: '2023-01-01', to: '2023-01-31', through: '2024-01-09', elapsedHours: isCut ? 1 : null },
    read: [
      { family: 'S', months: 2, days: 0 },
      { family: 'B', months: 0, days: 1 },
    ],
  },
});

test('prints a comparison of one row upright, with what was compared', () => {
  const lines = formatTable(compared({ netSales: 12_345, netSalesPrevious: 10_000, netSalesChange: 0.2345 })).split('\n');
  assert.deepEqual(lines.slice(0, 4), [
    'metric       now  before  change',
    '────────  ──────  ──────  ──────',
    'netSales  123.45  100.00  0.2345',
    '',
  ]);
  assert.ok(lines.includes('Only country "GB" or ""; orders counted and excluded are the whole shop\'s.'));
  assert.ok(lines.includes('Compared with 2023-01-01 to 2023-01-31 (previous-year), through 2024-01-09.'));
  assert.ok(lines.includes('Read in all: 2 months and 0 days of the shop; 0 months and 1 day of its one-way breakdowns.'));
});

test('shows upright what of an unfinished range is compared', () => {
  const totals = { netSales: 12_345, netSalesComparable: 1000, netSalesPrevious: 0, netSalesChange: null };
  const lines = formatTable(compared(totals, true)).split('\n');
  assert.equal(lines[0], 'metric       now  comparable  before  change');
  assert.equal(lines[2], 'netSales  123.45       10.00    0.00       –');
  assert.ok(lines.some((line) => line.endsWith('through the first 1 elapsed hour of 2024-01-09.')));
});

test('keeps rows and totals apart where they differ, and names no more than a line holds', () => {
  const report = compared({ netSales: 1, netSalesPrevious: 1, netSalesChange: 0 });
  const apart = formatTable({ ...report, rows: [{ ...report.rows[0], netSales: 2 }] });
  assert.deepEqual(apart.split('\n').slice(0, 6), [
    '         netSales',
    'period    now  before  change',
    '───────  ────  ──────  ──────',
    '2024-01  0.02    0.01       0',
    '───────  ────  ──────  ──────',
    'total    0.01    0.01       0',
  ]);
  const many = Array.from({ length: 14 }, (_, index) => ({ metric: `m${index}`, reason: 'none' }));
  assert.match(formatTable({ ...report, meta: { ...report.meta, unanswered: many } }), /Where m0, .*m11 and 2 more have no figure: none\./);
});
