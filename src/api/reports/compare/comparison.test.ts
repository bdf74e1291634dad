import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Day } from '../../../domain/time/day.ts';
import { startOfDay, Zone } from '../../../domain/time/zone.ts';
import { bookOf, type TestBook } from '../book.fixture.ts';
import { formatTable } from '../format-table.ts';
import type { QueryParams } from '../query-params.ts';
import { askBook, LATER_MS } from '../random-shop.fixture.ts';
import type { Report, Row } from '../report.ts';
import type { CompareMode } from '../report-query.ts';
import { shiftOf } from './shift.ts';

const day = (text: string): Day => text as Day;

const sale = (at: string, gross = 100) => ({ at, lines: [{ productId: 'mug', quantity: 1, gross }] });

/** A sale in the middle of every elapsed half hour, so that any hour that is missed or taken twice shows. */
const halfHourly = (zone: string, first: string, last: string): TestBook => {
  const from = startOfDay(Zone.parse(zone), day(first));
  const to = startOfDay(Zone.parse(zone), day(last)) + 26 * 3600;
  const orders = Array.from({ length: (to - from) / 1800 }, (_, index) => sale(new Date((from + index * 1800 + 900) * 1000).toISOString()));
  return bookOf(orders, { from: day(first), to: day(last) }, { zone });
};

const orders = ({ totals }: Report): Row => ({
  now: totals.orders ?? null,
  comparable: totals.ordersComparable ?? null,
  before: totals.ordersPrevious ?? null,
  change: totals.ordersChange ?? null,
});

const base = (mode: CompareMode, from: string, to: string): string[] => {
  const shift = shiftOf(mode, { from: day(from), to: day(to) });
  return [shift(day(from)), shift(day(to))];
};

test('carries a range to the days it is held against', () => {
  assert.deepEqual(base('previous-period', '2024-03-01', '2024-03-31'), ['2024-01-30', '2024-02-29']);
  assert.deepEqual(base('same-weekdays', '2024-03-01', '2024-03-07'), ['2024-02-23', '2024-02-29']);
  assert.deepEqual(base('same-weekdays', '2024-03-01', '2024-03-08'), ['2024-02-16', '2024-02-23']);
  assert.deepEqual(base('previous-year', '2024-02-28', '2024-02-29'), ['2023-02-28', '2023-02-28']);
  assert.deepEqual(base('previous-year', '2025-02-28', '2025-03-01'), ['2024-02-28', '2024-03-01']);
  assert.deepEqual(base('previous-year-weekdays', '2024-12-31', '2024-12-31'), ['2024-01-02', '2024-01-02']);
});

const HOURS: readonly {
  readonly zone: string;
  readonly from: string;
  readonly to: string;
  readonly now: string;
  readonly hours: number;
}[] = [
  // 23 hours: at half past twelve on the wall eleven whole hours have elapsed.
  { zone: 'Europe/London', from: '2024-03-30', to: '2024-03-31', now: '2024-03-31T11:30:00Z', hours: 11 },
  // 25 hours, in the last of them: the day before has only 24.
  { zone: 'Europe/London', from: '2024-10-26', to: '2024-10-27', now: '2024-10-27T23:59:00Z', hours: 24 },
  // 24 and a half hours: the clocks go back by half an hour at two.
  { zone: 'Australia/Lord_Howe', from: '2024-04-06', to: '2024-04-07', now: '2024-04-07T13:15:00Z', hours: 24 },
  { zone: 'Australia/Lord_Howe', from: '2024-10-05', to: '2024-10-06', now: '2024-10-06T02:45:00Z', hours: 13 },
];

for (const { zone, from, to, now, hours } of HOURS) {
  test(`compares ${hours} elapsed hours of ${to} in ${zone} with as many of the day before, whatever the clock on the wall shows`, async () => {
    const book = halfHourly(zone, from, to);
    for (const grain of ['total', 'hour']) {
      const query = { report: 'sales', from: to, to, grain, compare: 'previous-period' };
      const report = await askBook(book, query, { nowMs: Date.parse(now) });
      assert.deepEqual({ ...orders(report), now: 0 }, { now: 0, comparable: 2 * hours, before: 2 * hours, change: 0 });
      assert.deepEqual([report.meta.compare?.through, report.meta.compare?.elapsedHours], [to, hours]);
    }
  });
}

test('has all hours of a day of 25 beside those of a day of 24, and the other way round', async () => {
  const book = halfHourly('Europe/London', '2024-10-26', '2024-10-28');
  const hoursOf = async (on: string): Promise<Row[]> =>
    (await askBook(book, { report: 'sales', from: on, to: on, grain: 'hour', compare: 'previous-period', metrics: 'orders' })).rows.slice(
      -2,
    );
  assert.deepEqual(await hoursOf('2024-10-27'), [
    { period: '2024-10-27 22:00', elapsed: 23, orders: 2, ordersPrevious: 2, ordersChange: 0 },
    { period: '2024-10-27 23:00', elapsed: 24, orders: 2, ordersPrevious: 0, ordersChange: null },
  ]);
  assert.deepEqual(await hoursOf('2024-10-28'), [
    { period: '2024-10-28 23:00', elapsed: 23, orders: 2, ordersPrevious: 2, ordersChange: 0 },
    { period: '2024-10-28 24:00', elapsed: 24, orders: 0, ordersPrevious: 2, ordersChange: -1 },
  ]);
});

test('takes a day that the zone skipped for one on which nothing happened', async () => {
  const book = halfHourly('Pacific/Apia', '2011-12-29', '2011-12-31');
  const ask = (on: string) => askBook(book, { report: 'sales', from: on, to: on, compare: 'previous-period', metrics: 'orders' });
  assert.deepEqual((await ask('2011-12-30')).totals, { orders: 0, ordersPrevious: 48, ordersChange: -1 });
  const after = await ask('2011-12-31');
  assert.deepEqual(after.totals, { orders: 48, ordersPrevious: 0, ordersChange: null });
  assert.deepEqual(after.meta.unanswered, [{ metric: 'ordersChange', reason: 'a change from 0 has no size' }]);
});

const shop = (): TestBook =>
  bookOf(
    [
      sale('2024-02-28T09:30:00Z', 300),
      sale('2024-02-29T09:30:00Z', 500),
      { ...sale('2024-03-01T09:30:00Z', 700), country: 'GB' },
      { ...sale('2024-03-02T09:30:00Z', 900), country: 'FR' },
      { ...sale('2024-03-02T20:30:00Z', 50), country: 'FR' },
    ],
    { from: day('2024-02-01'), to: day('2024-03-31') },
  );

const NOON = Date.parse('2024-03-02T12:15:00Z');

const ask = (params: QueryParams, nowMs = NOON): Promise<Report> => askBook(shop(), params, { nowMs });

test('holds an unfinished day against as much of the base, and leaves days to come out of both', async () => {
  const report = await ask({
    report: 'sales',
    from: '2024-03-01',
    to: '2024-03-04',
    grain: 'day',
    compare: 'same-weekdays',
    metrics: 'netSales',
  });
  assert.deepEqual(report.rows, [
    { period: '2024-03-01', netSales: 700, netSalesComparable: 700, netSalesPrevious: 0, netSalesChange: null },
    { period: '2024-03-02', netSales: 950, netSalesComparable: 900, netSalesPrevious: 0, netSalesChange: null },
    { period: '2024-03-03', netSales: 0, netSalesComparable: null, netSalesPrevious: null, netSalesChange: null },
    { period: '2024-03-04', netSales: 0, netSalesComparable: null, netSalesPrevious: null, netSalesChange: null },
  ]);
  assert.deepEqual(report.meta.compare, {
    mode: 'same-weekdays',
    from: '2024-02-23',
    to: '2024-02-26',
    through: '2024-03-02',
    elapsedHours: 12,
  });
  assert.ok(report.meta.unanswered.some(({ metric, reason }) => metric === 'netSalesPrevious' && /nothing of it has elapsed/.test(reason)));
});

test('says that an unfinished day has no median to compare', async () => {
  const { totals, meta } = await ask({ report: 'sales', from: '2024-03-02', to: '2024-03-02', compare: 'previous-period' });
  assert.deepEqual(
    [totals.medianOrderValue, totals.medianOrderValueComparable, totals.medianOrderValuePrevious, totals.medianOrderValueChange],
    [475, null, null, null],
  );
  assert.deepEqual([totals.aov, totals.aovComparable, totals.aovPrevious, totals.aovChange], [475, 900, 700, 0.2857]);
  const listed = meta.unanswered.filter(({ reason }) => /part of a day/.test(reason)).map(({ metric }) => metric);
  assert.ok(
    ['medianOrderValueComparable', 'medianOrderValuePrevious', 'medianOrderValueChange'].every((metric) => listed.includes(metric)),
  );
});

test('has nothing to compare in the first hour of a day, and says so', async () => {
  const first = Date.parse('2024-03-02T00:59:59Z');
  const report = await ask({ report: 'sales', from: '2024-03-02', to: '2024-03-02', compare: 'previous-year', metrics: 'orders' }, first);
  assert.deepEqual(report.totals, { orders: 2, ordersComparable: null, ordersPrevious: null, ordersChange: null });
  assert.deepEqual([report.meta.compare?.through, report.meta.compare?.elapsedHours], [null, null]);
  assert.ok(report.meta.unanswered.some(({ metric }) => metric === 'ordersChange'));
});

test('has a row for a value that sold only before', async () => {
  const report = await ask(
    { report: 'sales', from: '2024-03-02', to: '2024-03-02', by: 'country', compare: 'previous-period', metrics: 'orders' },
    LATER_MS,
  );
  assert.deepEqual(report.rows, [
    { country: 'FR', orders: 2, ordersPrevious: 0, ordersChange: null },
    { country: 'GB', orders: 0, ordersPrevious: 1, ordersChange: -1 },
  ]);
});

test('carries 29 February and the day before to the same day, which counts once in the totals', async () => {
  const leap = { report: 'sales', from: '2024-02-28', to: '2024-02-29', grain: 'day', compare: 'previous-year', metrics: 'netSales' };
  const book = bookOf([sale('2023-02-28T12:00:00Z', 40), sale('2024-02-29T12:00:00Z')], { from: day('2023-02-01'), to: day('2024-02-29') });
  const over = await askBook(book, leap);
  assert.deepEqual(
    [...over.rows, over.totals].map(({ netSalesPrevious }) => netSalesPrevious),
    [40, 40, 40],
  );
  const during = await askBook(book, leap, { nowMs: Date.parse('2024-02-29T13:30:00Z') });
  assert.deepEqual(
    [...during.rows, during.totals].map(({ netSalesPrevious }) => netSalesPrevious),
    [40, 40, 40],
  );
});

const leapYear = bookOf(
  ['2024-01-10', '2024-02-10', '2024-02-28', '2024-02-29', '2024-03-10', '2025-02-28'].map((date) => sale(`${date}T12:00:00Z`)),
  { from: day('2024-01-01'), to: day('2025-03-31') },
);
const ordersBefore = ({ rows, totals }: Report): Row[string][] => [...rows, totals].map(({ ordersPrevious }) => ordersPrevious ?? null);

test("holds the end of a February against the end of a leap year's, so that months add up to the range before", async () => {
  const query = { report: 'sales', compare: 'previous-year', metrics: 'orders' };
  const quarter = await askBook(leapYear, { ...query, from: '2025-01', to: '2025-03', grain: 'month' });
  assert.deepEqual(ordersBefore(quarter), [1, 3, 1, 5]);
  const february = await askBook(leapYear, { ...query, from: '2025-02', to: '2025-02' });
  assert.deepEqual([february.meta.compare?.to, ...ordersBefore(february)], ['2024-02-29', 3, 3]);
  const cut = await askBook(leapYear, { ...query, from: '2025-02-28', to: '2025-03-31', grain: 'month' });
  assert.deepEqual(ordersBefore(cut), [2, 1, 3]);
});

test('holds 28 February against the 28th by day, and says where the 29th is', async () => {
  const query = { report: 'sales', compare: 'previous-year', metrics: 'orders' };
  const alone = await askBook(leapYear, { ...query, from: '2025-02-28', to: '2025-02-28' });
  assert.deepEqual([alone.meta.compare?.to, ...ordersBefore(alone)], ['2024-02-28', 1, 1]);
  const days = await askBook(leapYear, { ...query, from: '2025-02-28', to: '2025-03-01', grain: 'day' });
  assert.deepEqual(ordersBefore(days), [1, 0, 2]);
  assert.match(formatTable(days), /In its total, and beside no day: 2024-02-29\./);
  assert.doesNotMatch(formatTable(alone), /beside no day/);
});

test('keeps a month that the range has whole apart from the days of it that the base has', async () => {
  const years = bookOf([sale('2024-06-10T12:00:00Z'), sale('2024-06-20T12:00:00Z')], { from: day('2024-06-01'), to: day('2024-06-30') });
  const query = { report: 'sales', from: '2023-06-15', to: '2025-06-14', compare: 'previous-year', metrics: 'orders,medianOrderValue' };
  const { totals } = await askBook(years, query);
  assert.deepEqual([totals.orders, totals.ordersPrevious], [2, 1]);
});

test('knows the medians of a base that has whole months, and says where it cuts them', async () => {
  const query = { report: 'sales', from: '2024-03', to: '2024-03', grain: 'month', metrics: 'medianOrderValue' };
  const book = bookOf([sale('2023-03-05T12:00:00Z', 60), sale('2024-03-05T12:00:00Z', 90)], {
    from: day('2023-03-01'),
    to: day('2024-03-31'),
  });
  const whole = await askBook(book, { ...query, compare: 'previous-year' });
  assert.deepEqual(whole.rows, [{ period: '2024-03', medianOrderValue: 90, medianOrderValuePrevious: 60, medianOrderValueChange: 0.5 }]);
  assert.deepEqual(whole.meta.unanswered, []);
  const sameDates = await askBook(book, { ...query, from: '2024-03-02', compare: 'previous-year' });
  assert.equal(sameDates.rows[0]?.medianOrderValuePrevious, 60);
  const cut = await askBook(book, { ...query, compare: 'previous-year-weekdays' });
  assert.deepEqual([cut.rows[0]?.medianOrderValue, cut.rows[0]?.medianOrderValuePrevious], [90, null]);
  assert.deepEqual(
    cut.meta.unanswered.map(({ metric }) => metric),
    ['medianOrderValuePrevious', 'medianOrderValueChange'],
  );
});

test('says that the series of a cut month has no median of the totals, and still knows what was left out', async () => {
  const ofMarch = { ...sale('2024-03-20T12:00:00Z', 90), test: true as const };
  const book = bookOf([sale('2024-03-05T12:00:00Z', 60), ofMarch], { from: day('2024-03-01'), to: day('2024-03-31') });
  const query = { report: 'sales', grain: 'day', compare: 'same-weekdays', metrics: 'orders,medianOrderValue' };
  const cut = await askBook(book, { ...query, from: '2024-03-02', to: '2024-03-31' });
  assert.deepEqual([cut.totals.orders, cut.totals.medianOrderValue, cut.rows[3]?.medianOrderValue], [1, null, 60]);
  assert.deepEqual([cut.meta.counted, cut.meta.excluded], [1, { test: 1 }]);
  const listed = cut.meta.unanswered.map(({ metric }) => metric);
  assert.ok(['medianOrderValue', 'medianOrderValueChange'].every((metric) => listed.includes(metric)));
  const whole = await askBook(book, { ...query, from: '2024-03', to: '2024-03' });
  assert.deepEqual([whole.totals.medianOrderValue, whole.meta.excluded], [60, { test: 1 }]);
  const alone = await askBook(book, { ...query, from: '2024-03-02', to: '2024-03-31', compare: undefined });
  assert.deepEqual([alone.totals.medianOrderValue, alone.meta.excluded], [60, { test: 1 }]);
});
