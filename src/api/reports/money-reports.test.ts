import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Day } from '../../domain/time/day.ts';
import { bookOf, secondOf, type TestOrder } from './book.fixture.ts';
import { formatTable } from './format-table.ts';
import { parseReportQuery } from './parse-report-query.ts';
import { faultText, type QueryParams } from './query-params.ts';
import { askBook } from './random-shop.fixture.ts';
import type { Report } from './report.ts';

// Paid in January and February, given back in March; one tax at a rate that two sources would write in two ways, one without a rate.
const ORDERS: readonly TestOrder[] = [
  {
    at: '2024-01-31T12:00:00Z',
    lines: [
      { productId: 'mug', quantity: 2, gross: 2000, taxes: [{ rate: '0.20', minor: 400 }] },
      { productId: 'tea', quantity: 1, gross: 1000, taxes: [{ rate: '0.05', minor: 50 }] },
    ],
    shipping: { charged: 500, taxes: [{ minor: 70 }] },
    payments: [
      { id: '1', at: secondOf('2024-01-31T12:01:00Z'), kind: 'captured', minor: 3000, method: 'card' },
      { id: '2', at: secondOf('2024-02-02T09:00:00Z'), kind: 'captured', minor: 1020, method: 'voucher' },
      { id: '3', at: secondOf('2024-03-01T00:30:00Z'), kind: 'refunded', minor: 1200, method: 'card' },
    ],
    reversals: [
      {
        id: 'r',
        at: secondOf('2024-02-28T09:00:00Z'),
        reason: 'refund',
        lines: [{ lineId: '0', quantity: 1, goods: 1000, taxes: [{ rate: '0.2', minor: 200 }] }],
      },
    ],
  },
  { at: '2024-02-03T12:00:00Z', lines: [{ productId: 'mug', quantity: 1, gross: 1000, taxes: [{ rate: '.2', minor: 200 }] }] },
];

const book = bookOf(ORDERS, { from: '2024-01-01' as Day, to: '2024-04-30' as Day });

const ask = (params: QueryParams): Promise<Report> => askBook(book, { from: '2024-01', to: '2024-03', ...params });

const faultsOf = (params: QueryParams): string[] => {
  const parsed = parseReportQuery({ from: '2024-01', to: '2024-03', ...params });
  return parsed.kind === 'query' ? [] : parsed.faults.map(faultText);
};

test('has money on the day it was settled, whenever its order was placed or its goods came back', async () => {
  const { rows, totals, meta } = await ask({ report: 'payments', grain: 'month' });
  assert.deepEqual(rows, [
    { period: '2024-01', received: 3000, refunded: 0, netPayments: 3000 },
    { period: '2024-02', received: 1020, refunded: 0, netPayments: 1020 },
    { period: '2024-03', received: 0, refunded: 1200, netPayments: -1200 },
  ]);
  assert.deepEqual(totals, { received: 4020, refunded: 1200, netPayments: 2820 });
  assert.equal(meta.basis, 'settlement');
});

test('tells each payment’s own method apart', async () => {
  assert.deepEqual((await ask({ report: 'payments', by: 'paymentMethod' })).rows, [
    { paymentMethod: 'card', received: 3000, refunded: 1200, netPayments: 1800 },
    { paymentMethod: 'voucher', received: 1020, refunded: 0, netPayments: 1020 },
  ]);
  assert.deepEqual((await ask({ report: 'payments', by: 'paymentMethod', grain: 'month' })).rows.at(-1), {
    period: '2024-03',
    paymentMethod: 'card',
    received: 0,
    refunded: 1200,
    netPayments: -1200,
  });
});

test('takes only the payments of a method that is asked for, and none of it for 0 where others are known', async () => {
  const card = await ask({ report: 'payments', paymentMethod: 'card' });
  assert.deepEqual(card.totals, { received: 3000, refunded: 1200, netPayments: 1800 });
  const cash = await ask({ report: 'payments', paymentMethod: 'cash', grain: 'quarter' });
  assert.deepEqual(cash.rows, [{ period: '2024-Q1', received: 0, refunded: 0, netPayments: 0 }]);
  assert.deepEqual(faultsOf({ report: 'taxes', paymentMethod: 'card' }), [
    'paymentMethod cannot be "card"; allowed: nothing, for this report; it takes no filter',
  ]);
});

test('reads payments by day from the days, since a month does not tell them apart', async () => {
  const { rows, meta } = await ask({ report: 'payments', grain: 'day', from: '2024-01-01', to: '2024-03-31' });
  assert.deepEqual(
    rows.filter(({ received, refunded }) => received !== 0 || refunded !== 0).map(({ period, netPayments }) => [period, netPayments]),
    [
      ['2024-01-31', 3000],
      ['2024-02-02', 1020],
      ['2024-03-01', -1200],
    ],
  );
  assert.equal(rows.length, 91);
  assert.equal(meta.coveredBy.months, 0);
});

test('says that payments are dated by settlement, and refuses any other date', async () => {
  assert.match(formatTable(await ask({ report: 'payments' })), /; money on the date it was settled \(basis settlement\), apart from sales/);
  assert.equal((await ask({ report: 'payments', basis: 'settlement' })).meta.basis, 'settlement');
  assert.deepEqual(faultsOf({ report: 'payments', basis: 'order' }), ['basis cannot be "order"; allowed: one of settlement']);
  assert.deepEqual(faultsOf({ report: 'sales', basis: 'settlement' }), ['basis cannot be "settlement"; allowed: one of event, order']);
  assert.match(faultsOf({ report: 'payments', grain: 'hour' }).join(), /^grain cannot be "hour"; allowed: one of total, day,/);
  assert.match(faultsOf({ report: 'taxes', grain: 'hour' }).join(), /^grain cannot be "hour"; allowed: one of total, day,/);
});

test('says that nobody stated a payment, rather than that none was made', async () => {
  const { rows, totals, meta } = await ask({ report: 'payments', from: '2024-04', to: '2024-04' });
  assert.deepEqual(rows, [{ period: '2024-04-01..2024-04-30', received: null, refunded: null, netPayments: null }]);
  assert.deepEqual(totals, { received: null, refunded: null, netPayments: null });
  assert.deepEqual(
    meta.unanswered.map(({ metric }) => metric),
    ['received', 'refunded', 'netPayments'],
  );
});

test('has tax by its rate, whichever way the rate was written', async () => {
  const { rows, totals } = await ask({ report: 'taxes', by: 'taxRate' });
  assert.deepEqual(rows, [
    { taxRate: '0.2', taxes: 400 }, // 400 + 200 - 200
    { taxRate: '', taxes: 70 },
    { taxRate: '0.05', taxes: 50 },
  ]);
  assert.deepEqual(totals, { taxes: 520 });
});

test('has tax in either view, but by rate on the date of each event only', async () => {
  const monthly = async (params: QueryParams): Promise<unknown[]> =>
    (await ask({ report: 'taxes', grain: 'month', ...params })).rows.map(({ taxes }) => taxes);
  assert.deepEqual(await monthly({}), [520, 0, 0]);
  assert.deepEqual(await monthly({ basis: 'order' }), [320, 200, 0]);
  const byRate = await ask({ report: 'taxes', by: 'taxRate', basis: 'order' });
  assert.deepEqual(byRate.rows.map(({ taxRate, taxes }) => [taxRate, taxes]).slice(0, 1), [['0.2', null]]);
  assert.deepEqual(byRate.totals, { taxes: 520 });
  assert.match(byRate.meta.unanswered.map(({ reason }) => reason).join(), /by the date of each event only/);
  assert.equal((await ask({ report: 'taxes', by: 'taxRate' })).meta.unanswered.length, 0);
});

test('leaves out a rate that came to nothing, whether its days are read one by one or as a month', async () => {
  const { rows } = await ask({ report: 'taxes', by: 'taxRate', from: '2024-02', to: '2024-02' });
  assert.deepEqual(rows, []);
});
