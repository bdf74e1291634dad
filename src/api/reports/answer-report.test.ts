import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CustomerKey } from '../../domain/ids.ts';
import type { Day, Month } from '../../domain/time/day.ts';
import type { WeekStart } from '../../domain/time/week.ts';
import { answerReport } from './answer-report.ts';
import { bookOf, secondOf, type TestBook, type TestOrder } from './book.fixture.ts';
import { formatCsv } from './format-csv.ts';
import { formatTable } from './format-table.ts';
import { parseReportQuery } from './parse-report-query.ts';
import type { QueryParams } from './query-params.ts';
import { type Report, type Row, withReadUnits } from './report.ts';
import type { Health } from './rollup-reader.ts';

const key = (name: string): CustomerKey => CustomerKey.parse(name);
const day = (text: string): Day => text as Day;

// Three orders in January, three in March. Ann's first is half sent back in March; Bob's is cancelled the next day. What Ann's mugs cost
// is known, and of nothing else.
const ORDERS: readonly TestOrder[] = [
  {
    at: '2024-01-10T10:15:00Z',
    customerKey: key('ann'),
    country: 'GB',
    lines: [
      { productId: 'mug', quantity: 4, gross: 4000, discount: 400, unitCost: 300 },
      { productId: 'cap', quantity: 1, gross: 1500 },
    ],
    shipping: { charged: 500, discount: 100 },
    fees: [{ kind: 'duty', minor: 50 }],
    reversals: [
      {
        id: 'r',
        at: secondOf('2024-03-05T09:00:00Z'),
        reason: 'refund',
        lines: [{ lineId: '0', quantity: 2, goods: 1800, taxes: [{ minor: 360 }] }],
      },
    ],
    discounts: [],
  },
  {
    at: '2024-01-20T12:00:00Z',
    customerKey: key('bob'),
    country: 'FR',
    cancelledAt: secondOf('2024-01-21T12:00:00Z'),
    lines: [{ productId: 'cap', quantity: 2, gross: 3000 }],
  },
  { at: '2024-01-31T23:30:00Z', country: 'GB', lines: [{ productId: 'cap', quantity: 1, gross: 1501 }] },
  { at: '2024-03-01T00:30:00Z', customerKey: key('ann'), country: 'FR', lines: [{ productId: 'hat', quantity: 1, gross: 2000 }] },
  { at: '2024-03-31T22:59:59Z', customerKey: key('house'), country: 'GB', lines: [{ productId: 'mug', quantity: 1, gross: 1000 }] },
  {
    at: '2024-03-15T12:00:00Z',
    customerKey: key('cyd'),
    test: true,
    country: 'GB',
    lines: [{ productId: 'mug', quantity: 9, gross: 9000 }],
  },
];

const book = (): TestBook => bookOf(ORDERS, { from: day('2024-01-01'), to: day('2024-04-30') });

// Long after all that was sold: nothing is unfinished.
const NOW_MS = Date.parse('2030-01-01T12:00:00Z');

const titles = async (): Promise<ReadonlyMap<string, string>> => new Map([['shop#mug', '=Mug, "large"']]);

const ask = async (
  params: QueryParams,
  { of = book(), health = {} }: { of?: TestBook; health?: Partial<Health> } = {},
): Promise<Report> => {
  const parsed = parseReportQuery(params);
  assert.ok(parsed.kind === 'query', JSON.stringify(parsed));
  return await answerReport(parsed.query, { reader: of.reader(health), titles, nowMs: () => NOW_MS });
};

const pick = (row: Row | undefined, ...names: string[]): Row => Object.fromEntries(names.map((name) => [name, row?.[name] ?? null]));

test('sums the sales of a range, with averages of the sums and the median beside them', async () => {
  const { totals, rows } = await ask({ report: 'sales', from: '2024-01', to: '2024-03' });
  assert.deepEqual(totals, {
    grossSales: 13_001, // 5,500 + 3,000 + 1,501 + 2,000 + 1,000
    discounts: 400,
    returns: 4800, // 1,800 sent back, 3,000 cancelled
    netSales: 7801,
    shipping: 400,
    taxes: -360,
    fees: 50,
    totalSales: 7891,
    orders: 5,
    unitsSold: 10,
    unitsReturned: 4,
    units: 6,
    aov: 2520, // 12,601 / 5 = 2,520.2
    aovNet: 1560, // 7,801 / 5 = 1,560.2
    medianOrderValue: 2000, // of 1,000 1,501 2,000 3,000 5,100
    medianBound: 0,
    returnRate: 0.4, // 4 / 10
    discountShare: 0.0308, // 400 / 13,001
    cogs: 600, // two mugs kept, at 300
    grossProfit: 1200, // 3,600 - 1,800 - 600
    margin: 0.6667, // 1,200 / 1,800
    costCoverage: 0.2307, // 1,800 / 7,801
  });
  assert.deepEqual(rows, [{ period: '2024-01-01..2024-03-31', ...totals }]);
});

test('puts a return on its own date, or on its order’s', async () => {
  const params = { report: 'sales', from: '2024-01', to: '2024-03', grain: 'month' };
  const returnsBy = async (basis: string): Promise<Row[]> =>
    (await ask({ ...params, basis })).rows.map((row) => pick(row, 'period', 'returns', 'netSales'));
  assert.deepEqual(await returnsBy('event'), [
    { period: '2024-01', returns: 3000, netSales: 6601 },
    { period: '2024-02', returns: 0, netSales: 0 },
    { period: '2024-03', returns: 1800, netSales: 1200 },
  ]);
  assert.deepEqual(await returnsBy('order'), [
    { period: '2024-01', returns: 4800, netSales: 4801 },
    { period: '2024-02', returns: 0, netSales: 0 },
    { period: '2024-03', returns: 0, netSales: 3000 },
  ]);
});

test('has a row for every day, from the month’s series as from the day’s image', async () => {
  const params = { report: 'sales', from: '2024-01-31', to: '2024-03-31', grain: 'day' };
  const fromMonths = await ask(params);
  const fromDays = await ask(params, { health: { dirtyMonths: ['2024-02', '2024-03'] as Month[] } });
  assert.equal(fromMonths.rows.length, 61);
  assert.deepEqual(pick(fromMonths.rows[1], 'period', 'orders', 'netSales', 'aov', 'medianOrderValue'), {
    period: '2024-02-01',
    orders: 0,
    netSales: 0,
    aov: null,
    medianOrderValue: null,
  });
  assert.deepEqual(fromDays.rows, fromMonths.rows);
  assert.deepEqual(fromDays.totals, fromMonths.totals);
  assert.deepEqual(
    [fromMonths.meta.coveredBy, fromDays.meta.coveredBy],
    [
      { months: 1, days: 1 },
      { months: 0, days: 5 },
    ],
  );
});

test('shows the hours of the clock on the wall and says why they have no median', async () => {
  const report = await ask({ report: 'sales', from: '2024-03-31', to: '2024-03-31', grain: 'hour' });
  assert.deepEqual(
    report.rows.map((row) => pick(row, 'period', 'elapsed', 'orders', 'medianOrderValue')),
    [{ period: '2024-03-31 23:00', elapsed: 22, orders: 1, medianOrderValue: null }],
  );
  assert.equal(report.totals.medianOrderValue, 1000);
  assert.equal(report.meta.unanswered[0]?.metric, 'medianOrderValue');
});

test('breaks sales down by country into rows that sum to the totals', async () => {
  const { rows, totals } = await ask({ report: 'sales', from: '2024-01', to: '2024-03', by: 'country' });
  assert.deepEqual(
    rows.map((row) => pick(row, 'country', 'orders', 'netSales', 'shipping', 'medianOrderValue')),
    [
      { country: 'GB', orders: 3, netSales: 5801, shipping: 400, medianOrderValue: 1501 },
      { country: 'FR', orders: 2, netSales: 2000, shipping: 0, medianOrderValue: 2500 },
    ],
  );
  assert.deepEqual(pick(totals, 'orders', 'netSales'), { orders: 5, netSales: 7801 });
});

test('counts the customers of each row’s own span', async () => {
  const { rows, totals } = await ask({ report: 'customers', from: '2024-01', to: '2024-03', grain: 'month' });
  assert.deepEqual(rows, [
    {
      period: '2024-01',
      newCustomers: 2,
      returningCustomers: 0,
      distinctCustomers: 2,
      orders: 3,
      ordersWithoutCustomer: 1,
      houseOrders: 0,
    },
    {
      period: '2024-02',
      newCustomers: 0,
      returningCustomers: 0,
      distinctCustomers: 0,
      orders: 0,
      ordersWithoutCustomer: 0,
      houseOrders: 0,
    },
    {
      period: '2024-03',
      newCustomers: 0,
      returningCustomers: 1,
      distinctCustomers: 1,
      orders: 2,
      ordersWithoutCustomer: 0,
      houseOrders: 1,
    },
  ]);
  assert.deepEqual(totals, {
    newCustomers: 2,
    returningCustomers: 0,
    distinctCustomers: 2,
    orders: 5,
    ordersWithoutCustomer: 1,
    houseOrders: 1,
  });
});

test('says which customers it cannot tell apart by country', async () => {
  const { rows, meta } = await ask({ report: 'customers', from: '2024-01', to: '2024-03', by: 'country' });
  assert.deepEqual(
    rows.map((row) => pick(row, 'country', 'newCustomers', 'distinctCustomers')),
    [
      { country: 'GB', newCustomers: 1, distinctCustomers: null },
      { country: 'FR', newCustomers: 1, distinctCustomers: null },
    ],
  );
  assert.ok(meta.unanswered.some(({ metric }) => metric === 'distinctCustomers'));
});

test('lists products by net sales, and beside them what no product has, so that together they are the shop', async () => {
  const { rows, totals } = await ask({ report: 'products', from: '2024-01', to: '2024-03' });
  assert.deepEqual(
    rows.map((row) => pick(row, 'productId', 'netSales', 'orders', 'unitsSold', 'unitsReturned', 'returnRate', 'totalSales')),
    [
      { productId: 'cap', netSales: 3001, orders: 3, unitsSold: 4, unitsReturned: 2, returnRate: 0.5, totalSales: 3001 },
      { productId: 'mug', netSales: 2800, orders: 2, unitsSold: 5, unitsReturned: 2, returnRate: 0.4, totalSales: 2800 },
      { productId: 'hat', netSales: 2000, orders: 1, unitsSold: 1, unitsReturned: 0, returnRate: 0, totalSales: 2000 },
      { productId: null, netSales: 0, orders: null, unitsSold: 0, unitsReturned: 0, returnRate: null, totalSales: 90 },
    ],
  );
  assert.deepEqual(pick(totals, 'netSales', 'orders', 'totalSales'), { netSales: 7801, orders: 5, totalSales: 7891 });
  assert.equal(
    rows.map(({ totalSales }) => Number(totalSales)).reduce((a, b) => a + b),
    7891,
  );
});

test('says of a product what it earned, of how much of its sales, and why where nobody knows', async () => {
  const { rows, totals, meta } = await ask({ report: 'products', from: '2024-01', to: '2024-03' });
  assert.deepEqual(
    rows.map((row) => pick(row, 'productId', 'units', 'discountShare', 'cogs', 'grossProfit', 'margin', 'costCoverage')),
    [
      { productId: 'cap', units: 2, discountShare: 0, cogs: null, grossProfit: null, margin: null, costCoverage: null },
      { productId: 'mug', units: 3, discountShare: 0.08, cogs: 600, grossProfit: 1200, margin: 0.6667, costCoverage: 0.6429 },
      { productId: 'hat', units: 1, discountShare: 0, cogs: null, grossProfit: null, margin: null, costCoverage: null },
      { productId: null, units: 0, discountShare: null, cogs: null, grossProfit: null, margin: null, costCoverage: null },
    ],
  );
  assert.deepEqual(pick(totals, 'cogs', 'grossProfit', 'margin', 'costCoverage'), {
    cogs: 600,
    grossProfit: 1200,
    margin: 0.6667,
    costCoverage: 0.2307,
  });
  assert.deepEqual(
    meta.unanswered.filter(({ reason }) => reason.startsWith('no unit cost')).map(({ metric }) => metric),
    ['cogs', 'grossProfit', 'margin', 'costCoverage'],
  );
});

test('names weeks by their first day, quarters and years by their number', async () => {
  const named = async (grain: string): Promise<unknown> =>
    (await ask({ report: 'sales', from: '2024-03-28', to: '2024-04-09', grain, metrics: 'orders' })).rows;
  assert.deepEqual(await named('week'), [
    { period: '2024-03-25', orders: 1 },
    { period: '2024-04-01', orders: 0 },
    { period: '2024-04-08', orders: 0 },
  ]);
  assert.deepEqual(await named('quarter'), [
    { period: '2024-Q1', orders: 1 },
    { period: '2024-Q2', orders: 0 },
  ]);
  assert.deepEqual(await named('year'), [{ period: '2024', orders: 1 }]);
});

test('begins weeks on the day that the shop says', async () => {
  const weeks = async (weekStart: WeekStart): Promise<unknown> => {
    const of = bookOf(ORDERS, { from: day('2024-01-01'), to: day('2024-04-30') }, { weekStart });
    return (await ask({ report: 'sales', from: '2024-03-01', to: '2024-03-03', grain: 'week' }, { of })).rows.map(({ period }) => period);
  };
  assert.deepEqual(await weeks('monday'), ['2024-02-26']);
  assert.deepEqual(await weeks('sunday'), ['2024-02-25', '2024-03-03']);
  assert.deepEqual(await weeks('saturday'), ['2024-02-24', '2024-03-02']);
});

test('knows no median of a week, even of one of which the range has a single day', async () => {
  const report = await ask({ report: 'sales', from: '2024-01-10', to: '2024-01-10', grain: 'week' });
  assert.deepEqual(
    report.rows.map((row) => pick(row, 'orders', 'medianOrderValue')),
    [{ orders: 1, medianOrderValue: null }],
  );
  assert.equal(report.totals.medianOrderValue, 5100);
  assert.match(report.meta.unanswered[0]?.reason ?? '', /^weeks are added up from days/);
});

test('filters by one dimension, and by several together', async () => {
  const range = { report: 'sales', from: '2024-01', to: '2024-03' };
  const gb = await ask({ ...range, country: 'GB' });
  assert.deepEqual(pick(gb.totals, 'orders', 'netSales', 'medianOrderValue'), { orders: 3, netSales: 5801, medianOrderValue: 1501 });
  assert.deepEqual([gb.meta.filters, gb.meta.by, gb.meta.counted], [{ country: ['GB'] }, [], 5]);
  assert.deepEqual(gb.meta.read, [
    { family: 'S', months: 2, days: 0 },
    { family: 'B', months: 2, days: 0 },
  ]);
  const both = await ask({ ...range, country: ['GB', 'FR'], channel: '' });
  assert.deepEqual(pick(both.totals, 'orders', 'netSales', 'medianOrderValue'), { orders: 5, netSales: 7801, medianOrderValue: null });
  assert.ok(both.meta.unanswered.some(({ metric, reason }) => metric === 'medianOrderValue' && /several dimensions together/.test(reason)));
});

test('answers nothing of what is not kept, and says so for every metric', async () => {
  const { rows, totals, meta } = await ask({
    report: 'sales',
    from: '2024-01',
    to: '2024-03',
    by: 'category',
    country: 'GB',
    metrics: 'netSales,orders',
  });
  assert.deepEqual(rows, [{ category: null, netSales: null, orders: null }]);
  assert.deepEqual(totals, { netSales: null, orders: null });
  const reason = 'category stands alone: it is not kept together with any other breakdown or filter (asked: country, category)';
  assert.deepEqual(meta.unanswered, [
    { metric: 'netSales', reason },
    { metric: 'orders', reason },
  ]);
});

test('knows hours of the whole shop only, and has the totals of a filter all the same', async () => {
  const { rows, totals, meta } = await ask({
    report: 'sales',
    from: '2024-03-31',
    to: '2024-03-31',
    grain: 'hour',
    country: 'GB',
    metrics: 'orders',
  });
  assert.deepEqual(rows, [{ period: '2024-03-31', elapsed: null, orders: null }]);
  assert.deepEqual(totals, { orders: 1 });
  assert.match(meta.unanswered[0]?.reason ?? '', /^hours are kept of the whole shop only/);
});

test('cannot count orders of one of several categories, since an order may contain both', async () => {
  const of = bookOf(
    [
      {
        at: '2024-01-10T10:00:00Z',
        lines: [
          { productId: 'mug', category: 'tea', quantity: 1, gross: 10 },
          { productId: 'cap', category: 'wear', quantity: 1, gross: 20 },
        ],
      },
    ],
    { from: day('2024-01-01'), to: day('2024-01-31') },
  );
  const range = { report: 'sales', from: '2024-01', to: '2024-01', metrics: 'netSales,orders,shipping' };
  const one = await ask({ ...range, category: 'tea' }, { of });
  assert.deepEqual(one.totals, { netSales: 10, shipping: null, orders: 1 });
  const two = await ask({ ...range, category: ['tea', 'wear'] }, { of });
  assert.deepEqual(two.totals, { netSales: 30, shipping: null, orders: null });
  const rows = await ask({ ...range, by: 'category' }, { of });
  assert.deepEqual(rows.rows, [
    { category: 'wear', netSales: 20, shipping: null, orders: 1 },
    { category: 'tea', netSales: 10, shipping: null, orders: 1 },
    { category: 'Shipping, taxes and fees of orders', netSales: 0, shipping: 0, orders: null },
  ]);
});

test('has new customers under a filter, and says which customers it has not', async () => {
  const { totals, meta } = await ask({ report: 'customers', from: '2024-01', to: '2024-03', country: 'GB' });
  assert.deepEqual(totals, {
    newCustomers: 1,
    returningCustomers: null,
    distinctCustomers: null,
    orders: 3,
    ordersWithoutCustomer: null,
    houseOrders: null,
  });
  assert.match(meta.unanswered.find(({ metric }) => metric === 'distinctCustomers')?.reason ?? '', /ask without a filter$/);
});

test('lists products by month, each month with what no product has', async () => {
  const { rows, columns } = await ask({
    report: 'products',
    from: '2024-01',
    to: '2024-03',
    grain: 'month',
    metrics: 'netSales,totalSales',
  });
  assert.deepEqual(
    columns.map(({ name }) => name),
    ['period', 'source', 'productId', 'title', 'netSales', 'totalSales'],
  );
  assert.deepEqual(
    rows.map(({ period, productId, netSales, totalSales }) => [period, productId, netSales, totalSales]),
    [
      ['2024-01', 'mug', 3600, 3600],
      ['2024-01', 'cap', 3001, 3001],
      ['2024-01', null, 0, 450],
      ['2024-02', null, 0, 0],
      ['2024-03', 'hat', 2000, 2000],
      ['2024-03', 'mug', -800, -800],
      ['2024-03', null, 0, -360],
    ],
  );
});

test('carries its proof', async () => {
  const health = {
    sweptAt: Date.parse('2024-05-03T12:00:00Z'),
    nightlyAt: Date.parse('2024-05-03T01:00:00Z'),
    dirtyDays: [day('2024-03-05'), day('2023-01-01')],
    drift: { documents: 0, rollups: 1 },
  };
  const { meta } = withReadUnits(await ask({ report: 'sales', from: '2024-01-02', to: '2024-03' }, { health }), 4.5);
  assert.equal(meta.counted, 5);
  assert.deepEqual(meta.excluded, { test: 1 });
  assert.deepEqual(meta.stale, ['2024-03-05']);
  assert.deepEqual(meta.drift, { documents: 0, rollups: 1 });
  assert.equal(meta.dataAsOf, '2024-05-03T12:00:00.000Z');
  assert.equal(meta.definitions.netSales, 'net-sales');
  assert.equal(meta.readUnits, 4.5);
});

test('reads the fewest rollups: days at the ends, months between, one read for each run', async () => {
  const of = book();
  await ask({ report: 'products', from: '2024-01-30', to: '2024-03-31' }, { of });
  assert.deepEqual(of.reads, [
    'shopDays 2024-01-30 2024-01-31',
    'shopMonths 2024-02 2024-03',
    'groupDays P 2024-01-30 2024-01-31',
    'groupMonths P 2024-02 2024-03',
  ]);
});

test('trusts a month only once it had ended before the day before the last nightly run', async () => {
  const covered = async (nightlyAt: string): Promise<Report['meta']['coveredBy']> =>
    (await ask({ report: 'sales', from: '2024-01', to: '2024-01' }, { health: { nightlyAt: Date.parse(nightlyAt) } })).meta.coveredBy;
  assert.deepEqual(await covered('2024-02-01T23:59:00Z'), { months: 0, days: 4 });
  assert.deepEqual(await covered('2024-02-02T00:00:00Z'), { months: 1, days: 0 });
});

test('writes the same numbers to the table, to CSV and to JSON', async () => {
  const report = await ask({ report: 'products', from: '2024-01', to: '2024-03' });
  const { text, neutralised } = formatCsv(report);
  const records = text.split('\r\n');
  assert.equal(records[2], `shop,mug,"'=Mug, ""large""",28.00,50.00,4.00,18.00,5,2,3,2,0.4,0.08,6.00,12.00,0.6667,0.6429,,,,28.00`);
  assert.equal(records.at(-2), 'total,,,78.01,130.01,4.00,48.00,10,4,6,5,0.4,0.0308,6.00,12.00,0.6667,0.2307,4.00,-3.60,0.50,78.91');
  assert.equal(neutralised, 1);
  const table = formatTable(report).split('\n');
  assert.match(table[3] ?? '', /^shop {4}mug .* 28\.00 .* {2}– +– .*28\.00$/);
  assert.match(table.find((line) => line.startsWith('total')) ?? '', /78\.01 .* -3\.60 .* 78\.91$/);
  assert.ok(table.some((line) => line.startsWith('5 orders counted, excluded 1 test; data as of 2030-01-01T03:00:00.000Z.')));
});

test('says how much of the returns has no other date than that of the export that told of it', async () => {
  const [sold, ...others] = ORDERS;
  assert.ok(sold);
  const reversals = (sold.reversals ?? []).map((reversal) => ({ ...reversal, undated: true as const }));
  const of = bookOf([{ ...sold, reversals }, ...others], { from: day('2024-01-01'), to: day('2024-04-30') });
  const params = { report: 'sales', from: '2024-01', to: '2024-03' };
  const line = 'Returns of 18.00 are dated by the export that told of them: the source gives only their sum.';
  for (const dirtyMonths of [[], ['2024-03'] as Month[]]) {
    const report = await ask(params, { of, health: { dirtyMonths } });
    assert.equal(report.meta.undatedReturns, 1800);
    assert.ok(formatTable(report).includes(line));
  }
  for (const report of ['customers', 'products']) assert.equal((await ask({ ...params, report }, { of })).meta.undatedReturns, 1800);
  const elsewhere = [await ask({ ...params, to: '2024-02' }, { of }), await ask({ ...params, basis: 'order' }, { of }), await ask(params)];
  for (const report of elsewhere) {
    assert.equal(report.meta.undatedReturns, 0);
    assert.doesNotMatch(formatTable(report), /dated by the export/);
  }
});
