import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Browser } from 'playwright-core';
import type { Answers } from '../../../dashboard/src/data/answers.ts';
import { questionsOf } from '../../../dashboard/src/data/questions.ts';
import { COMPARISONS, isComparison, type View } from '../../../dashboard/src/period/view.ts';
import { countryName } from '../../../dashboard/src/view/country-name.ts';
import { type Api, openApi } from '../../../src/api/api.fixture.ts';
import type { Report, Row } from '../../../src/api/reports/report.ts';
import { addDays, type Day } from '../../../src/domain/time/day.ts';
import { deliver } from '../../../src/pipeline/shop.fixture.ts';
import { createRandom, type Random } from '../../histories/random.ts';
import { arbitraryShop } from '../../reports/arbitrary-shop.ts';
import { fromCsv, inScreenUnits, readCsvText, readScreen } from '../read-text.fixture.ts';
import { openScreen, type Screen, type ScreenRow } from '../screen.fixture.ts';

const SEED = 20_240_310;
const QUERIES = 300;

const MOMENTS = ['2023-12-31T23:30:00Z', '2024-02-29T12:00:00Z', '2024-03-09T22:00:00Z', '2024-03-10T09:00:00Z'];

const openShop = (): Promise<Api> =>
  openApi(async (world) => {
    for (const document of arbitraryShop(SEED, { orders: 250, moments: MOMENTS })) await deliver(document, 1, world);
  });

/** Days before, round and after the clock's own, most ranges short. */
const anyView = (random: Random): View => {
  const from = addDays('2023-11-15' as Day, random.between(0, 125));
  const to = addDays(from, random.pick([0, 1, 6, random.between(2, 40), random.between(2, 130)]));
  const compare = random.pick(Object.keys(COMPARISONS).filter(isComparison));
  return { from, to, preset: 'own', compare };
};

type Ask = (target: string) => Promise<string>;

const askAnswers = async (view: View, ask: Ask): Promise<Answers> => {
  const reports: Report[] = [];
  for (const question of questionsOf(view)) reports.push(JSON.parse(await ask(`/v1/reports/${question}`)));
  const [sales, customers, products, countries] = reports;
  assert.ok(sales && customers && products && countries);
  return { status: JSON.parse(await ask('/v1/status')), sales, customers, products, countries };
};

const unitOf = ({ columns }: Report, metric: string) => columns.find(({ name }) => name === metric)?.unit ?? 'label';

const sameFigures = (shown: ScreenRow, row: Row, report: Report): void => {
  for (const [metric, text] of Object.entries(shown.figures)) {
    // A change says its way by a sign of its own; all else by its minus.
    const figure = text.startsWith('▼') ? -Number(readScreen(text)) : readScreen(text);
    assert.equal(figure, inScreenUnits(row[metric], unitOf(report, metric)), `${shown.name} ${metric}`);
  }
};

const sameRows = (shown: readonly ScreenRow[], rows: readonly Row[], report: Report, nameOf: (row: Row) => unknown): void => {
  assert.deepEqual(
    shown.map(({ name }) => name),
    rows.map((row) => String(nameOf(row))),
  );
  for (const [index, row] of rows.entries()) sameFigures(shown[index] as ScreenRow, row, report);
};

const hasSold = (row: Row): boolean => row.netSales !== 0 || (row.units ?? row.orders) !== 0;

/** What the screen says is what the answers say. */
const screenIsJson = (screen: Screen, { sales, customers, products, countries }: Answers): void => {
  for (const [metric, { now, was }] of Object.entries(screen.tiles)) {
    const report = metric in sales.totals ? sales : customers;
    assert.equal(readScreen(now), inScreenUnits(report.totals[metric], unitOf(report, metric)), metric);
    const [, before] = /was (.*)$/.exec(was) ?? [];
    if (before !== undefined)
      assert.equal(readScreen(before), inScreenUnits(report.totals[`${metric}Previous`], unitOf(report, metric)), metric);
  }
  sameRows(screen.series, sales.rows, sales, ({ period }) => period);
  const named = products.rows.filter((row) => row.productId !== null && hasSold(row));
  sameRows(screen.products, named, products, ({ title, productId }) => title ?? productId);
  const sold = countries.rows.filter(hasSold).slice(0, screen.countries.length);
  sameRows(screen.countries, sold, countries, ({ country }) => countryName(String(country)));
};

/** What the CSV says is what the answer says, cell by cell. */
const csvIsJson = (text: string, { columns, rows, totals }: Report): void => {
  const [names, ...records] = readCsvText(text);
  assert.deepEqual(
    names,
    columns.map(({ name }) => name),
  );
  assert.equal(records.length, rows.length + 1);
  for (const [index, row] of [...rows, totals].entries())
    for (const [at, { name, unit }] of columns.entries())
      if (unit !== 'label') assert.equal(fromCsv(records[index]?.[at] ?? '', unit), row[name] ?? null, `${name} of record ${index}`);
};

const sums = (rows: readonly Row[], keyOf: (row: Row) => unknown, metric: string): Map<string, number> => {
  const byKey = new Map<string, number>();
  for (const row of rows) byKey.set(String(keyOf(row)), (byKey.get(String(keyOf(row))) ?? 0) + Number(row[metric]));
  return new Map([...byKey].filter(([, sum]) => sum !== 0).sort());
};

/** The days of the tables sum to what the answers say. */
const tablesAreJson = async (view: View, { sales, customers, products, countries }: Answers, ask: Ask): Promise<void> => {
  const rowsOf = async (table: string, cursor?: string): Promise<Row[]> => {
    const after = cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const { data, nextCursor } = JSON.parse(
      await ask(`/v1/tables/${table}?from=${view.from}&to=${view.to}&format=objects&limit=50000${after}`),
    );
    return nextCursor === null ? data : [...data, ...(await rowsOf(table, nextCursor))];
  };
  const whole = (rows: readonly Row[], metric: string): number => sums(rows, () => '', metric).get('') ?? 0;
  const days = await rowsOf('sales_daily');
  for (const metric of ['netSales', 'orders', 'returns', 'unitsSold']) assert.equal(whole(days, metric), sales.totals[metric], metric);
  assert.equal(whole(await rowsOf('customers_daily'), 'newCustomers'), customers.totals.newCustomers);
  const byCountry = (await rowsOf('sales_by_dimension_daily')).filter(({ dimension }) => dimension === 'country');
  for (const metric of ['netSales', 'orders'])
    assert.deepEqual(
      sums(byCountry, ({ value }) => value, metric),
      sums(countries.rows, ({ country }) => country, metric),
    );
  const byProduct = await rowsOf('products_daily');
  for (const metric of ['netSales', 'units'])
    assert.deepEqual(
      sums(byProduct, ({ productId }) => productId, metric),
      sums(products.rows, ({ productId }) => productId, metric),
    );
};

export const equalityJourney = (browser: Browser): void => {
  test(`Equality: screen, JSON, CSV and tables say the same of ${QUERIES} random questions`, async (context) => {
    const api = await openShop();
    const screen = await openScreen(browser);
    context.after(screen.close);
    const ask: Ask = async (target) => {
      const { status, text } = await api.ask(target, { token: api.tokens.read });
      assert.equal(status, 200, `${target}: ${text}`);
      return text;
    };
    const random = createRandom(SEED);
    for (let query = 0; query < QUERIES; query += 1) {
      const view = anyView(random);
      const answers = await askAnswers(view, ask);
      screenIsJson(await screen.show(view, answers), answers);
      const { sales, customers, products, countries } = answers;
      for (const [index, question] of questionsOf(view).entries())
        csvIsJson(await ask(`/v1/reports/${question}&format=csv`), [sales, customers, products, countries][index] as Report);
      await tablesAreJson(view, answers, ask);
    }
  });
};
