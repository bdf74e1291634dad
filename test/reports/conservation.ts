import assert from 'node:assert/strict';
import type { QueryParams } from '../../src/api/reports/query-params.ts';
import type { Report, Row } from '../../src/api/reports/report.ts';

/** Asks a shop, of all the days that it has. */
export type Ask = (params: QueryParams) => Promise<Report>;

const GOODS = ['grossSales', 'discounts', 'returns', 'netSales', 'unitsSold', 'unitsReturned', 'units', 'cogs', 'grossProfit'];
const CHARGES = ['shipping', 'taxes', 'fees', 'totalSales'];
const ADDITIVE = [...GOODS, ...CHARGES, 'orders'];

const ONE_WAY = ['country', 'channel', 'paymentMethod', 'code'];
const CUBE = ['country', 'channel', 'paymentMethod'];
const GRAINS = ['day', 'week', 'month', 'quarter', 'year'];

const sumOf = (rows: readonly Row[], names: readonly string[]): Row =>
  Object.fromEntries(names.map((name) => [name, rows.reduce((sum, row) => sum + Number(row[name] ?? 0), 0)]));

const of = (row: Row, names: readonly string[]): Row => Object.fromEntries(names.map((name) => [name, Number(row[name] ?? 0)]));

/** The rows by the value of one column, those of one value added up. */
const addedBy = (rows: readonly Row[], column: string): Row =>
  Object.fromEntries(
    [...Map.groupBy(rows, (row) => row[column])].map(([value, some]) => [String(value), JSON.stringify(sumOf(some, ADDITIVE))]),
  );

const checkRowsAgainstTotals = async (ask: Ask, basis: string): Promise<void> => {
  for (const grain of GRAINS) {
    const { rows, totals } = await ask({ report: 'sales', grain, basis });
    assert.deepEqual(sumOf(rows, ADDITIVE), of(totals, ADDITIVE), `by ${grain}, ${basis}`);
  }
  for (const by of ONE_WAY) {
    const { rows, totals } = await ask({ report: 'sales', by, basis });
    assert.deepEqual(sumOf(rows, ADDITIVE), of(totals, ADDITIVE), `by ${by}, ${basis}`);
  }
};

// An order may contain goods of several categories and products, so its count does not add.
const checkGoods = async (ask: Ask, basis: string): Promise<void> => {
  const shop = await ask({ report: 'sales', basis });
  const questions = [
    { params: { report: 'products', basis }, names: [...GOODS, ...CHARGES] },
    { params: { report: 'products', basis, grain: 'quarter' }, names: [...GOODS, ...CHARGES] },
    { params: { report: 'sales', by: 'category', basis }, names: [...GOODS, 'shipping', 'taxes', 'fees'] },
  ];
  for (const { params, names } of questions) {
    const { rows } = await ask(params);
    assert.deepEqual(sumOf(rows, names), of(shop.totals, names), JSON.stringify(params));
  }
};

const checkCube = async (ask: Ask, basis: string): Promise<void> => {
  const cube = await ask({ report: 'sales', by: CUBE.join(','), basis });
  assert.deepEqual(sumOf(cube.rows, ADDITIVE), of(cube.totals, ADDITIVE), `the cube, ${basis}`);
  for (const by of CUBE) {
    const { rows } = await ask({ report: 'sales', by, basis });
    assert.deepEqual(addedBy(cube.rows, by), addedBy(rows, by), `the cube by ${by}, ${basis}`);
    const value = String(rows[0]?.[by] ?? '');
    const only = await ask({ report: 'sales', by: CUBE.join(','), [by]: [value], basis });
    assert.deepEqual(of(only.totals, ADDITIVE), of(rows[0] ?? {}, ADDITIVE), `only ${by} ${JSON.stringify(value)}, ${basis}`);
  }
};

const checkMoney = async (ask: Ask): Promise<void> => {
  const payments = await ask({ report: 'payments', by: 'paymentMethod', grain: 'month' });
  const names = ['received', 'refunded', 'netPayments'];
  assert.deepEqual(sumOf(payments.rows, names), of(payments.totals, names));
  const taxes = await ask({ report: 'taxes', by: 'taxRate' });
  const { totals } = await ask({ report: 'sales' });
  assert.deepEqual(sumOf(taxes.rows, ['taxes']), of(totals, ['taxes']));
};

/**
 * Conservation, over all of a shop's days: rows of any kind add up to the shop, products and categories together with what is charged for
 * whole orders; the cube agrees with each one-way view of it; both views of returns end in the same sums.
 */
export const checkConservation = async (ask: Ask): Promise<void> => {
  for (const basis of ['event', 'order']) {
    await checkRowsAgainstTotals(ask, basis);
    await checkGoods(ask, basis);
    await checkCube(ask, basis);
  }
  await checkMoney(ask);
  const [event, order] = [await ask({ report: 'sales' }), await ask({ report: 'sales', basis: 'order' })];
  assert.deepEqual(of(event.totals, ADDITIVE), of(order.totals, ADDITIVE), 'both views of returns');
};
