import fc from 'fast-check';
import { CustomerKey } from '../../domain/ids.ts';
import { addDays, type Day, dayOfEpoch, epochOfDay } from '../../domain/time/day.ts';
import { secondOf, type TestOrder } from './book.fixture.ts';
import { parseReportQuery } from './parse-report-query.ts';
import { METRICS_OF } from './report-metrics.ts';
import { COMPARISONS, OFFERED, REPORTS } from './report-query.ts';

/** The days that a book of these orders is folded over. */
export const FOLDED = { from: '2024-02-20' as Day, to: '2024-06-10' as Day };

const second = fc.integer({ min: secondOf('2024-02-22T00:00:00Z'), max: secondOf('2024-06-08T00:00:00Z') });

/** What labels may hold: everything that CSV, a spreadsheet or a terminal could stumble over. */
const oddLabel = fc.oneof(
  fc.constantFrom(
    'GB',
    'FR',
    '',
    '=1+1',
    ' +x',
    '-',
    '-5.00',
    '@a',
    '\t=b',
    '\rc',
    'a,"b"',
    'two\r\nlines',
    'a\nb',
    "'quoted'",
    ' padded ',
    'total',
    '–',
    'é日🔥',
  ),
  fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => text.replaceAll('\0', '')),
);

const taxes = fc.array(
  fc.record({ rate: fc.option(fc.constantFrom('0.2', '0.20', '0.05'), { nil: undefined }), minor: fc.integer({ min: -5, max: 200 }) }),
  { maxLength: 2 },
);

const line = fc.record({
  productId: fc.constantFrom('mug', 'cap', 'hat', '=cmd', '-7'),
  quantity: fc.integer({ min: 1, max: 3 }),
  gross: fc.integer({ min: 100, max: 900 }),
  discount: fc.nat(99),
  unitCost: fc.option(fc.nat(300), { nil: undefined }),
  taxes,
});

const payment = fc.record({
  id: fc.uuid(),
  at: second,
  kind: fc.constantFrom('captured', 'refunded'),
  minor: fc.nat(900),
  method: fc.constantFrom('card', 'paypal', '', '+pay'),
});

/** Orders of a small shop, partly sent back or cancelled, with costs, tax by rate and payments, under labels that are hard to write. */
export const anyShopOrders: fc.Arbitrary<TestOrder[]> = fc.array(
  fc
    .record({
      at: second,
      customerKey: fc.option(fc.constantFrom('ann', 'bob'), { nil: undefined }),
      country: oddLabel,
      channel: oddLabel,
      paymentMethods: fc.uniqueArray(fc.constantFrom('card', 'paypal'), { maxLength: 2 }),
      codes: fc.uniqueArray(fc.constantFrom('TEN', '@OFF'), { maxLength: 2 }),
      lines: fc.array(line, { minLength: 1, maxLength: 3 }),
      shipping: fc.record({ charged: fc.nat(500), taxes }),
      payments: fc.array(payment, { maxLength: 2 }),
      back: fc.option(fc.tuple(second, fc.nat(100)), { nil: undefined }),
      cancelledAt: fc.option(second, { nil: undefined, freq: 6 }),
    })
    .map(
      ({ at, customerKey, back, cancelledAt, ...rest }): TestOrder => ({
        ...rest,
        at: new Date(at * 1000).toISOString(),
        ...(customerKey !== undefined && { customerKey: CustomerKey.parse(customerKey) }),
        ...(cancelledAt !== undefined && { cancelledAt }),
        ...(back !== undefined && {
          reversals: [
            {
              id: 'r',
              at: back[0],
              reason: 'refund',
              lines: [{ lineId: '0', quantity: 1, goods: back[1], taxes: [{ rate: '0.2', minor: 7 }] }],
              ...(back[1] % 2 === 1 && { goods: 50 }),
            },
          ],
        }),
      }),
    ),
  { maxLength: 12 },
);

const lastOf = (from: Day, length: number): Day => dayOfEpoch(Math.min(epochOfDay(from) + length, epochOfDay(FOLDED.to)));

const someOf = (names: readonly string[], most: number): fc.Arbitrary<string[]> =>
  fc.subarray([...names], { maxLength: Math.min(most, names.length) });

const rarely = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(arbitrary, { nil: undefined, freq: 4 });

/** The parameters of a question that can be answered, of any report. */
export const anyParams = fc
  .constantFrom(...REPORTS)
  .chain((report) =>
    fc.record({
      report: fc.constant(report),
      grain: fc.constantFrom(...OFFERED[report].grains),
      by: someOf(OFFERED[report].breakdowns, 2),
      basis: fc.constantFrom(undefined, ...OFFERED[report].bases),
      paymentMethod: rarely(fc.constantFrom('card', '')),
      compare: rarely(fc.constantFrom(...COMPARISONS)),
      metrics: fc.oneof(fc.constant([]), someOf(METRICS_OF[report], 4)),
      start: fc.nat(110),
      length: fc.nat(60),
    }),
  )
  .map(({ start, length, ...asked }) => {
    const from = addDays(FOLDED.from, start);
    return { ...asked, from, to: lastOf(from, length) };
  })
  .filter((params) => parseReportQuery(params).kind === 'query');
