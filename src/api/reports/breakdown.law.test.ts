import assert from 'node:assert/strict';
import type { QueryParams } from './query-params.ts';
import { ADDITIVE, checkLaw, sumOf } from './random-shop.fixture.ts';
import type { Report, Row } from './report.ts';
import { OFFERED } from './report-query.ts';

const OF_ORDERS = ['country', 'channel', 'paymentMethod', 'code'] as const;
const OF_CUBE = ['country', 'channel', 'paymentMethod'] as const;
const ALL = [...ADDITIVE, 'orders'];
const GRAINS = OFFERED.sales.grains.filter((grain) => grain !== 'hour');

/** Sums of the rows by some of their labels, largest key first, without what came to nothing. */
const grouped = (rows: readonly Row[], labels: readonly string[]): Row[] =>
  [...Map.groupBy(rows, (row) => JSON.stringify(labels.map((label) => row[label])))]
    .map(([name, inside]): Row => ({ name, ...Object.fromEntries(ALL.map((metric) => [metric, sumOf(inside, metric)])) }))
    .sort((a, b) => (String(a.name) < String(b.name) ? 1 : -1));

const pick = (row: Row): Row => Object.fromEntries(ALL.map((name) => [name, row[name] ?? null]));

checkLaw('The rows of every breakdown, by every grain, sum to the totals', async (_, ask) => {
  const divided = [...OF_ORDERS, 'country,channel', 'country,channel,paymentMethod', 'paymentMethod,country'];
  for (const by of divided) {
    for (const grain of GRAINS) {
      const { rows, totals } = await ask({ report: 'sales', by, grain });
      for (const name of ALL) assert.equal(sumOf(rows, name), sumOf([totals], name), `${name} by ${by} and ${grain}`);
    }
  }
});

checkLaw('Categories and what belongs to orders as a whole are the shop, by every grain', async (_, ask) => {
  for (const grain of GRAINS) {
    const { rows, totals } = await ask({ report: 'sales', by: 'category', grain });
    for (const name of ADDITIVE.filter((metric) => metric !== 'totalSales'))
      assert.equal(sumOf(rows, name), sumOf([totals], name), `${name} ${grain}`);
    const goods = sumOf(rows, 'netSales');
    assert.equal(goods + sumOf(rows, 'totalSales'), totals.totalSales, grain);
  }
});

checkLaw('The cube agrees with every one-way view', async (_, ask) => {
  for (const one of OF_CUBE) {
    for (const grain of GRAINS) {
      const labels = grain === 'total' ? [one] : ['period', one];
      const cube = await ask({ report: 'sales', by: [...OF_CUBE], grain });
      const oneWay = await ask({ report: 'sales', by: one, grain });
      assert.deepEqual(grouped(cube.rows, labels), grouped(oneWay.rows, labels), `${one} ${grain}`);
    }
  }
});

const answers = ({ rows, totals }: Report): unknown => ({ rows: rows.map(pick), totals: pick(totals) });

checkLaw('A filter answered by the cube is the filter answered by its own view', async (_, ask) => {
  for (const value of ['GB', 'FR', '']) {
    const own = await ask({ report: 'sales', country: value });
    const cube = await ask({ report: 'sales', country: value, channel: ['web', 'shop'] });
    assert.deepEqual(answers(cube), answers(own));
    const byChannel = await ask({ report: 'sales', country: value, by: 'channel' });
    assert.deepEqual(pick(byChannel.totals), pick(own.totals));
    assert.equal(sumOf(byChannel.rows, 'netSales'), own.totals.netSales);
  }
});

checkLaw('A filter is the rows of its values, and several values are their sum', async (_, ask) => {
  const filtered = async (params: QueryParams): Promise<Row> => (await ask({ report: 'sales', ...params })).totals;
  for (const by of [...OF_ORDERS, 'category'] as const) {
    const { rows } = await ask({ report: 'sales', by });
    const values = rows.filter(({ orders }) => orders !== null).map((row) => String(row[by]));
    for (const value of values) {
      const row = rows.find((each) => each[by] === value) ?? {};
      assert.deepEqual(pick(await filtered({ [by]: value })), pick(row), `${by} ${value}`);
    }
    const every = await filtered({ [by]: values });
    if (values.length > 1)
      for (const name of ['netSales', 'unitsSold', 'returns']) assert.equal(every[name], sumOf(rows, name), `${by} ${name}`);
  }
});

checkLaw('A product filter is the rows of its products', async (_, ask) => {
  const { rows } = await ask({ report: 'products' });
  for (const row of rows.slice(0, -1)) {
    for (const product of [String(row.productId), `${row.source}#${row.productId}`]) {
      const filtered = await ask({ report: 'products', product });
      assert.deepEqual(filtered.rows, [row]);
      assert.deepEqual([filtered.totals.netSales, filtered.totals.orders], [row.netSales, row.orders]);
    }
  }
});

const HALFWAY_MS = Date.parse('2024-04-10T11:30:00Z');

checkLaw('The columns that have a reason are those that have an empty cell', async (_, ask) => {
  const queries: QueryParams[] = [
    { report: 'sales', grain: 'day' },
    { report: 'sales', by: 'category' },
    { report: 'sales', by: 'country,channel' },
    { report: 'sales', by: 'category,country' },
    { report: 'sales', category: ['wear', 'kitchen'] },
    { report: 'sales', grain: 'hour', country: 'GB' },
    { report: 'sales', grain: 'week' },
    { report: 'customers', country: 'GB' },
    { report: 'customers', by: 'category' },
    { report: 'products', product: ['mug', 'cap'] },
    { report: 'payments', by: 'paymentMethod' },
    { report: 'taxes', by: 'taxRate', grain: 'month' },
  ];
  const compared = queries.map((query): QueryParams => ({ ...query, compare: 'previous-period' }));
  for (const query of [...queries, ...compared]) {
    const { rows, totals, columns, meta } = await ask(query, { nowMs: HALFWAY_MS });
    const listed = new Set(meta.unanswered.map(({ metric }) => metric));
    const empty = columns.filter(({ name, unit }) => unit !== 'label' && [...rows, totals].some((row) => row[name] === null));
    assert.deepEqual([...listed].sort(), empty.map(({ name }) => name).sort(), JSON.stringify(query));
  }
});
