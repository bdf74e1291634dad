import assert from 'node:assert/strict';
import { type Day, daysBetween, monthOfDay } from '../../domain/time/day.ts';
import { firstDayOfWeek } from '../../domain/time/week.ts';
import { localDay, Zone } from '../../domain/time/zone.ts';
import { secondOf } from './book.fixture.ts';
import type { QueryParams } from './query-params.ts';
import { ADDITIVE, checkLaw, numbers, rangeOf, sumOf } from './random-shop.fixture.ts';
import type { Row } from './report.ts';
import { BREAKDOWNS, COMPARISONS, OFFERED, REPORTS } from './report-query.ts';

const GRAINED: readonly QueryParams[] = REPORTS.flatMap((report) => OFFERED[report].grains.map((grain) => ({ report, grain })));

const DIVIDED: readonly QueryParams[] = [
  { by: 'country' },
  { by: 'category' },
  { by: 'country,paymentMethod' },
  { country: 'GB' },
  { channel: ['web', 'shop'], by: 'code' },
  { category: ['wear', ''] },
  { country: ['GB', ''], by: 'channel' },
];

const PAID: readonly QueryParams[] = [
  { by: 'paymentMethod' },
  { paymentMethod: ['card', ''] },
  { by: 'paymentMethod', paymentMethod: 'cash' },
];

const QUERIES: readonly QueryParams[] = [
  ...GRAINED,
  ...GRAINED.filter(({ report }) => report === 'sales' || report === 'customers').flatMap((query) =>
    DIVIDED.map((divided) => ({ ...query, ...divided })),
  ),
  ...GRAINED.filter(({ report }) => report === 'payments').flatMap((query) => PAID.map((paid) => ({ ...query, ...paid }))),
  ...GRAINED.filter(({ report }) => report === 'taxes').map((query) => ({ ...query, by: 'taxRate' })),
  ...COMPARISONS.flatMap((compare) => GRAINED.map((query) => ({ ...query, compare }))),
  { report: 'products', grain: 'month', product: ['mug', 'shop#cap'], compare: 'previous-year-weekdays' },
  { report: 'sales', grain: 'week', by: 'category', compare: 'same-weekdays' },
  { report: 'sales', grain: 'quarter', country: 'FR', by: 'channel', compare: 'previous-period' },
];

checkLaw(
  'Cover: any tiling of a range gives the same answer, for every grain, breakdown, filter and comparison',
  async (one, ask) => {
    for (const query of QUERIES)
      assert.deepEqual(numbers(await ask(query)), numbers(await ask(query, { dirtyMonths: [] })), JSON.stringify([query, one.zone]));
  },
  25,
);

checkLaw('Conservation: the rows of any grain sum to the totals', async (_, ask) => {
  for (const query of GRAINED.filter(({ report }) => report === 'sales')) {
    const { rows, totals } = await ask(query);
    for (const name of [...ADDITIVE, 'orders'])
      assert.equal(sumOf(rows, name), sumOf([totals], name), `${name} of ${JSON.stringify(query)}`);
  }
});

checkLaw('Conservation: products and what belongs to orders as a whole are the shop, by any grain', async (_, ask) => {
  const sales = await ask({ report: 'sales' });
  for (const grain of OFFERED.products.grains) {
    const { rows, totals } = await ask({ report: 'products', grain });
    for (const name of ADDITIVE) {
      assert.equal(sumOf(rows, name), sumOf([totals], name), `${name} by ${grain}`);
      assert.equal(totals[name], sales.totals[name], name);
    }
    assert.equal(rows.at(-1)?.netSales, 0);
  }
});

checkLaw('Bases: over all time, the dates of returns make no difference', async (_, ask) => {
  const all = { report: 'sales', from: '2024-02-20', to: '2024-06-10' };
  const [event, order] = [await ask({ ...all, basis: 'event' }), await ask({ ...all, basis: 'order' })];
  for (const name of [...ADDITIVE, 'orders']) assert.equal(event.totals[name], order.totals[name], name);
  for (const by of BREAKDOWNS) {
    const byEvent = await ask({ ...all, by, basis: 'event' });
    const byOrder = await ask({ ...all, by, basis: 'order' });
    const sorted = (rows: readonly Row[]): Row[] => rows.toSorted((a, b) => (String(a[by]) < String(b[by]) ? -1 : 1));
    assert.deepEqual(sorted(byEvent.rows), sorted(byOrder.rows));
  }
});

checkLaw('Columns: fewer metrics are the same figures, less', async (_, ask) => {
  for (const query of [
    { report: 'sales', by: 'country' },
    { report: 'sales', grain: 'day', compare: 'previous-period' },
  ]) {
    const [all, few] = [await ask(query), await ask({ ...query, metrics: 'orders,netSales' })];
    const names = few.columns.map(({ name }) => name);
    const pick = (row: Row): Row => Object.fromEntries(names.flatMap((name) => (name in row ? [[name, row[name] ?? null]] : [])));
    assert.deepEqual(numbers(few), { rows: all.rows.map(pick), totals: pick(all.totals) });
    assert.ok(few.columns.length < all.columns.length);
  }
});

checkLaw('Oracle: customers equal a recount from the orders, in total and in every row', async (one, ask) => {
  const { orders, weekStart } = one;
  const zone = Zone.parse(one.zone);
  const days = (name: string): Day[] =>
    orders.filter((order) => order.customerKey === name && !order.test).map(({ at }) => localDay(zone, secondOf(at)));
  const ordered = ['ann', 'bob', 'cyd', 'dan'].map(days);
  const recount = (from: Day, to: Day): Row => {
    const all = ordered.filter((each) => each.some((day) => from <= day && day <= to));
    const fresh = all.filter((each) => each.every((day) => day >= from)).length;
    return { newCustomers: fresh, returningCustomers: all.length - fresh, distinctCustomers: all.length };
  };
  const { from, to } = rangeOf(one);
  const metrics = 'newCustomers,returningCustomers,distinctCustomers';
  const spans: { [grain: string]: (day: Day) => string } = {
    day: (day) => day,
    week: (day) => firstDayOfWeek(day, weekStart),
    month: monthOfDay,
  };
  for (const [grain, spanOf] of Object.entries(spans)) {
    const { rows, totals } = await ask({ report: 'customers', grain, metrics });
    assert.deepEqual(totals, recount(from, to));
    const expected = [...Map.groupBy(daysBetween(from, to), spanOf)].map(([period, inside]) => ({
      period,
      ...recount(inside[0] ?? from, inside.at(-1) ?? to),
    }));
    assert.deepEqual(rows, expected, grain);
  }
});
