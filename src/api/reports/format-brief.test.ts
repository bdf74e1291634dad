import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CustomerKey } from '../../domain/ids.ts';
import type { Day } from '../../domain/time/day.ts';
import { bookOf } from './book.fixture.ts';
import { figuresText } from './figures-text.ts';
import { briefTexts, formatBrief } from './format-brief.ts';
import type { QueryParams } from './query-params.ts';
import { askBook } from './random-shop.fixture.ts';
import type { Report } from './report.ts';
import { COMPARISONS, OFFERED, REPORTS } from './report-query.ts';

/** Orders of five figures, from a country with a long name: what a terminal must still hold. */
const book = bookOf(
  ['2024-01-10', '2024-01-20', '2024-02-10', '2024-03-10'].map((date, index) => ({
    at: `${date}T12:00:00Z`,
    country: ['United Kingdom', 'France'][index % 2] ?? '',
    customerKey: CustomerKey.parse(`c${index % 3}`),
    lines: [{ productId: 'mug', quantity: 3, gross: 12_345_67, unitCost: 1000 }],
    shipping: { charged: 495 },
    payments: [{ id: 'p', at: 1_706_000_000, kind: 'captured', minor: 12_345_67, method: 'card' }],
  })),
  { from: '2023-01-01' as Day, to: '2024-03-31' as Day },
);
const RANGE = { from: '2024-01', to: '2024-03' };
const ask = (params: QueryParams): Promise<Report> => askBook(book, { ...RANGE, ...params }, { nowMs: Date.parse('2024-03-15T12:00:00Z') });

const widest = (text: string): number => Math.max(...text.split('\n').map((line) => [...line].length));

test('no table without chosen metrics is wider than 100 columns', async () => {
  const asked = REPORTS.flatMap((report) => [
    ...OFFERED[report].grains.map((grain): QueryParams => ({ report, grain })),
    ...OFFERED[report].breakdowns.map((by): QueryParams => ({ report, by })),
  ]);
  for (const params of [...asked, ...asked.flatMap((each) => COMPARISONS.map((compare) => ({ ...each, compare })))])
    assert.ok(widest(briefTexts(await ask(params)).figures) <= 100, JSON.stringify(params));
});

test('a short table has the rows and totals of the whole one, and names what it leaves out', async () => {
  const report = await ask({ report: 'sales', grain: 'month', by: 'country' });
  const brief = formatBrief(report);
  const columns = report.columns.filter(({ name, unit }) => unit === 'label' || name in BRIEF_SALES);
  assert.equal(briefTexts(report).figures, figuresText({ ...report, columns }));
  assert.match(brief, /\nNot shown: shipping, taxes, fees, totalSales, .*, cogs, grossProfit; ask for them as metrics, or for csv or json/);
  assert.match(brief, /\nDefinitions: gross-sales, discounts, returns, net-sales, orders, aov, margin, cost-coverage\.\n/);
  assert.doesNotMatch(brief, /^Where .*medianOrderValue/m);
});

const BRIEF_SALES = { grossSales: 1, discounts: 1, returns: 1, netSales: 1, orders: 1, aov: 1, margin: 1, costCoverage: 1 };

test('one row stands upright and leaves nothing out', async () => {
  const report = await ask({ report: 'sales', from: '2024-01', to: '2024-01' });
  const lines = formatBrief(report).split('\n');
  assert.deepEqual(lines.slice(0, 3), [
    'metric            2024-01-01..2024-01-31',
    '────────────────  ──────────────────────',
    'grossSales                      24691.34',
  ]);
  assert.equal(lines.indexOf(''), 2 + Object.keys(report.meta.definitions).length);
  assert.doesNotMatch(lines.join('\n'), /Not shown/);
});

test('leaves out a last row of charges without their columns, and a source that all products have', async () => {
  const report = await ask({ report: 'products' });
  assert.equal(report.rows.at(-1)?.shipping, 4 * 495);
  assert.deepEqual(
    briefTexts(report)
      .figures.split('\n')
      .map((line) => line.split(/ +/)[0]),
    ['productId', '─────────', 'mug', '─────────', 'total'],
  );
});
