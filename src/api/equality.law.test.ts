import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Api, openApi } from './api.fixture.ts';
import type { TestBook } from './reports/book.fixture.ts';
import { formatCsv } from './reports/format-csv.ts';
import { anyCase, askBook, bookOfCase, LATER_MS, rangeOf } from './reports/random-shop.fixture.ts';
import type { Cell, Report, Row } from './reports/report.ts';
import { BREAKDOWNS } from './reports/report-query.ts';
import { columnsOfTable, TABLE_DEFINITIONS } from './tables/table-definitions.ts';

const SEED = { seed: 20_240_301 };

const QUESTIONS = [
  { report: 'sales' },
  { report: 'sales', grain: 'week', by: 'country,channel' },
  { report: 'sales', grain: 'month', country: ['GB', ''], compare: 'previous-period' },
  { report: 'customers', grain: 'quarter', metrics: ['orders', 'newCustomers'] },
  { report: 'products', grain: 'month' },
  { report: 'payments', grain: 'week', by: 'paymentMethod', basis: 'settlement' },
  { report: 'taxes', by: 'taxRate' },
] as const;

const addressOf = ({ report, ...params }: Record<string, string | readonly string[]>): string => {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) for (const text of [value].flat()) search.append(name, text);
  return `/v1/reports/${report}?${search}`;
};

/** The API over the rollups of a random book. */
const openOver = async (api: Api, book: TestBook): Promise<Api['ask']> => {
  const effects = { reader: book.reader(), titles: async () => new Map<string, string>(), nowMs: () => LATER_MS };
  Object.assign(api.effects, { reportEffects: () => effects });
  return (target, asked) => api.ask(target, { token: api.tokens.read, ...asked });
};

const withoutCost = ({ meta: { readUnits: _, ...meta }, ...rest }: Report) => ({ ...rest, meta });

test('Equality: the API gives the report that the command line gives, as JSON and as CSV', async () => {
  const api = await openApi();
  await fc.assert(
    fc.asyncProperty(anyCase, async (one) => {
      const book = bookOfCase(one);
      const ask = await openOver(api, book);
      for (const question of QUESTIONS) {
        const params = { basis: one.basis, ...question, ...rangeOf(one) };
        const report = await askBook(book, params);
        assert.deepEqual(withoutCost((await ask(addressOf(params))).json()), JSON.parse(JSON.stringify(withoutCost(report))));
        assert.equal((await ask(`${addressOf(params)}&format=csv`)).text, formatCsv(report).text);
      }
    }),
    { ...SEED, numRuns: 15 },
  );
});

type TableRow = readonly Cell[] | Row;

type Page = { data: TableRow[] };

const dayOf = (row: TableRow): unknown => Object.values(row)[0];

/** All pages of a table; each has whole days, and no more rows than the limit unless it is one day. */
const readTable = async (ask: Api['ask'], target: string, limit: number): Promise<TableRow[]> => {
  const rows: TableRow[] = [];
  let next: string | undefined = `${target}&limit=${limit}`;
  while (next !== undefined) {
    const answer = await ask(next);
    assert.equal(answer.status, 200, answer.text);
    const { data }: Page = answer.json();
    const days = new Set(data.map(dayOf));
    assert.ok(data.length <= limit || days.size === 1, `${data.length} rows of ${days.size} days`);
    rows.push(...data);
    next = /<(.*)>; rel="next"/.exec(answer.headers.link ?? '')?.[1];
  }
  return rows;
};

const sortedText = (rows: readonly unknown[]): string[] => rows.map((row) => JSON.stringify(row)).sort();

test('Equality: the rows of a table are those of its reports by day, however they are paged', async () => {
  const api = await openApi();
  await fc.assert(
    fc.asyncProperty(anyCase, fc.integer({ min: 1, max: 60 }), async (one, limit) => {
      const book = bookOfCase(one);
      const ask = await openOver(api, book);
      const { from, to } = rangeOf(one);
      for (const table of TABLE_DEFINITIONS) {
        const basis = table.report === 'payments' ? 'settlement' : one.basis;
        const target = `/v1/tables/${table.name}?from=${from}&to=${to}&basis=${basis}`;
        const objects = await readTable(ask, `${target}&format=objects`, limit);
        const names = columnsOfTable(table).map(({ name }) => name);
        assert.deepEqual(
          await readTable(ask, target, 50_000),
          objects.map((row) => names.map((name) => (row as Row)[name])),
        );
        const reports: object[] = [];
        for (const { by, labelsOf } of table.parts) {
          const { rows, columns } = await askBook(book, { report: table.report, grain: 'day', by, from, to, basis });
          const metrics = columns.filter(({ unit }) => unit !== 'label').map(({ name }) => name);
          for (const row of rows)
            reports.push({ day: row.period, ...labelsOf(row), ...Object.fromEntries(metrics.map((name) => [name, row[name] ?? null])) });
        }
        assert.deepEqual(sortedText(objects), sortedText(reports), table.name);
      }
    }),
    { ...SEED, numRuns: 12 },
  );
});

test('Conservation: the rows of each dimension, of the cube and of products sum to the day', async () => {
  const api = await openApi();
  await fc.assert(
    fc.asyncProperty(anyCase, async (one) => {
      const ask = await openOver(api, bookOfCase(one));
      const { from, to } = rangeOf(one);
      const range = `from=${from}&to=${to}&format=objects`;
      const netByDay = (rows: readonly unknown[]): Map<Cell | undefined, number> => {
        const sums = new Map<Cell | undefined, number>();
        for (const { day, netSales } of rows as Row[]) sums.set(day, (sums.get(day) ?? 0) + Number(netSales));
        return new Map([...sums].filter(([, net]) => net !== 0));
      };
      const whole = netByDay(await readTable(ask, `/v1/tables/sales_daily?${range}`, 50_000));
      const dimensions = (await readTable(ask, `/v1/tables/sales_by_dimension_daily?${range}`, 50_000)) as Row[];
      for (const dimension of BREAKDOWNS) {
        assert.deepEqual(netByDay(dimensions.filter((row) => row.dimension === dimension)), whole, dimension);
      }
      for (const name of ['sales_cube_daily', 'products_daily'])
        assert.deepEqual(netByDay(await readTable(ask, `/v1/tables/${name}?${range}`, 50_000)), whole, name);
    }),
    { ...SEED, numRuns: 12 },
  );
});
