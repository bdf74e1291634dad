import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { CustomerKey } from '../../domain/ids.ts';
import { addDays, type Day, dayOfEpoch, daysBetween, epochOfDay, type Month, monthOfDay } from '../../domain/time/day.ts';
import { localDay } from '../../domain/time/zone.ts';
import { answerReport } from './answer-report.ts';
import { bookOf, secondOf, type TestOrder } from './book.fixture.ts';
import type { Report, Row } from './report.ts';
import { BASES, BREAKDOWNS, type ReportQuery } from './report-query.ts';

const FIRST = '2024-02-20' as Day;
const LAST = '2024-06-10' as Day;
const ZONES = ['Europe/London', 'Asia/Kathmandu', 'America/St_Johns', 'Pacific/Apia', 'UTC'];
const ADDITIVE = [
  'grossSales',
  'discounts',
  'returns',
  'netSales',
  'shipping',
  'taxes',
  'fees',
  'totalSales',
  'unitsSold',
  'unitsReturned',
  'cogs',
  'grossProfit',
];

// Nothing is placed outside the span that the book folds, so that a recount from the orders sees what the book does.
const anySecond = fc.integer({ min: secondOf('2024-02-22T00:00:00Z'), max: secondOf('2024-06-08T00:00:00Z') });

const anyLine = fc.record({
  productId: fc.constantFrom('mug', 'cap', 'hat'),
  quantity: fc.integer({ min: 1, max: 3 }),
  gross: fc.integer({ min: 100, max: 900 }),
  discount: fc.nat(99),
  unitCost: fc.option(fc.nat(300), { nil: undefined }),
});

const anyOrder = fc
  .record({
    second: anySecond,
    customer: fc.option(fc.constantFrom('ann', 'bob', 'cyd', 'dan'), { nil: undefined }),
    country: fc.constantFrom('GB', 'FR', ''),
    lines: fc.uniqueArray(anyLine, { minLength: 1, maxLength: 3, selector: ({ productId }) => productId }),
    shipping: fc.nat(500),
    tax: fc.nat(200),
    back: fc.option(fc.tuple(anySecond, fc.nat(100)), { nil: undefined }),
    cancelled: fc.option(anySecond, { nil: undefined, freq: 6 }),
    test: fc.constantFrom(undefined, undefined, undefined, true as const),
  })
  .map(
    ({ second, customer, country, lines, shipping, tax, back, cancelled, test }): TestOrder => ({
      at: new Date(second * 1000).toISOString(),
      country,
      lines,
      shipping: { charged: shipping, taxes: [{ minor: tax }] },
      ...(customer !== undefined && { customerKey: CustomerKey.parse(customer) }),
      ...(cancelled !== undefined && { cancelledAt: cancelled }),
      ...(test && { test }),
      ...(back !== undefined && {
        reversals: [{ id: 'r', at: back[0], reason: 'refund', lines: [{ lineId: '0', quantity: 1, goods: back[1] }] }],
      }),
    }),
  );

const anyCase = fc.record({
  orders: fc.array(anyOrder, { maxLength: 25 }),
  zone: fc.constantFrom(...ZONES),
  start: fc.nat(110),
  length: fc.nat(110),
  dirty: fc.subarray(['2024-02', '2024-03', '2024-04', '2024-05', '2024-06'] as Month[]),
  basis: fc.constantFrom(...BASES),
});

type Case = typeof anyCase extends fc.Arbitrary<infer T> ? T : never;

const rangeOf = ({ start, length }: Case): { from: Day; to: Day } => {
  const from = addDays(FIRST, start);
  return { from, to: dayOfEpoch(Math.min(epochOfDay(from) + length, epochOfDay(LAST))) };
};

const titles = async (): Promise<ReadonlyMap<string, string>> => new Map();

const check = (name: string, law: (one: Case, ask: Ask) => Promise<void>): void => {
  test(name, async () => {
    await fc.assert(
      fc.asyncProperty(anyCase, async (one) => {
        const book = bookOf(one.orders, { from: FIRST, to: LAST }, one.zone);
        await law(one, (query, dirtyMonths = one.dirty) =>
          answerReport(
            { range: rangeOf(one), grain: 'total', basis: one.basis, ...query },
            { reader: book.reader({ dirtyMonths }), titles },
          ),
        );
      }),
      { seed: 20_240_229, numRuns: 60 },
    );
  });
};

type Ask = (query: Pick<ReportQuery, 'report'> & Partial<ReportQuery>, dirtyMonths?: readonly Month[]) => Promise<Report>;

const numbers = ({ rows, totals }: Report): unknown => ({ rows, totals });

const sumOf = (rows: readonly Row[], name: string): number => rows.reduce((sum, row) => sum + Number(row[name] ?? 0), 0);

const QUERIES: readonly (Pick<ReportQuery, 'report'> & Partial<ReportQuery>)[] = [
  { report: 'sales' },
  { report: 'sales', grain: 'day' },
  { report: 'sales', grain: 'month' },
  { report: 'sales', grain: 'month', by: 'country' },
  { report: 'sales', grain: 'day', by: 'country' },
  { report: 'customers' },
  { report: 'customers', grain: 'day' },
  { report: 'customers', grain: 'month' },
  { report: 'customers', by: 'country' },
  { report: 'products' },
];

check('Cover: any tiling of a range gives the same answer', async (one, ask) => {
  for (const query of QUERIES)
    assert.deepEqual(numbers(await ask(query)), numbers(await ask(query, [])), JSON.stringify([query, one.zone]));
});

check('Conservation: the rows of any grain and breakdown sum to the totals', async (_, ask) => {
  const queries: Parameters<Ask>[0][] = [
    ...(['total', 'hour', 'day', 'month'] as const).map((grain) => ({ report: 'sales' as const, grain })),
    ...BREAKDOWNS.map((by) => ({ report: 'sales' as const, by })),
    { report: 'sales', grain: 'month', by: 'country' },
  ];
  for (const query of queries) {
    const { rows, totals } = await ask(query);
    for (const name of [...ADDITIVE, 'orders']) assert.equal(sumOf(rows, name), totals[name] ?? 0, `${name} of ${JSON.stringify(query)}`);
  }
  const products = await ask({ report: 'products' });
  const sales = await ask({ report: 'sales' });
  for (const name of ADDITIVE) {
    assert.equal(sumOf(products.rows, name), products.totals[name] ?? 0, name);
    assert.equal(products.totals[name], sales.totals[name], name);
  }
  assert.equal(products.rows.at(-1)?.netSales, 0);
});

check('Oracle: customers equal a recount from the orders, in total and in every row', async (one, ask) => {
  const { zone, orders } = one;
  const days = (name: string): Day[] =>
    orders
      .filter((order) => order.customerKey === name && !order.test)
      .map(({ at }) => localDay(bookOf([], { from: FIRST, to: FIRST }, zone).settings.zone, secondOf(at)));
  const recount = (from: Day, to: Day): Row => {
    const all = ['ann', 'bob', 'cyd', 'dan'].map(days).filter((ordered) => ordered.some((day) => from <= day && day <= to));
    const fresh = all.filter((ordered) => ordered.every((day) => day >= from)).length;
    return { newCustomers: fresh, returningCustomers: all.length - fresh, distinctCustomers: all.length };
  };
  const customersOf = ({ newCustomers, returningCustomers, distinctCustomers }: Row): unknown => ({
    newCustomers,
    returningCustomers,
    distinctCustomers,
  });
  const { from, to } = rangeOf(one);
  const byDay = await ask({ report: 'customers', grain: 'day' });
  const byMonth = await ask({ report: 'customers', grain: 'month' });
  assert.deepEqual(customersOf(byDay.totals), recount(from, to));
  assert.deepEqual(
    byDay.rows.map(customersOf),
    daysBetween(from, to).map((day) => recount(day, day)),
  );
  const months = Map.groupBy(daysBetween(from, to), monthOfDay);
  assert.deepEqual(
    byMonth.rows.map(customersOf),
    [...months.values()].map((ofMonth) => recount(ofMonth[0] ?? from, ofMonth.at(-1) ?? to)),
  );
});
