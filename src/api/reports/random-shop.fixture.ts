import { test } from 'node:test';
import fc from 'fast-check';
import { CustomerKey } from '../../domain/ids.ts';
import { addDays, type Day, dayOfEpoch, epochOfDay, type Month } from '../../domain/time/day.ts';
import { WEEK_STARTS } from '../../domain/time/week.ts';
import { answerReport } from './answer-report.ts';
import { bookOf, secondOf, type TestBook, type TestOrder } from './book.fixture.ts';
import { parseReportQuery } from './parse-report-query.ts';
import type { QueryParams } from './query-params.ts';
import type { Report, Row } from './report.ts';
import { BASES } from './report-query.ts';
import type { Health } from './rollup-reader.ts';

export const FIRST = '2024-02-20' as Day;
export const LAST = '2024-06-10' as Day;
const ZONES = ['Europe/London', 'Asia/Kathmandu', 'America/St_Johns', 'Pacific/Apia', 'Australia/Lord_Howe', 'UTC'];
export const ADDITIVE = [
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

const CATEGORY_OF: { readonly [productId: string]: string } = { mug: 'kitchen', cap: 'wear', hat: 'wear' };

const anyLine = fc.record({
  productId: fc.constantFrom('mug', 'cap', 'hat', 'pin'),
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
    channel: fc.constantFrom('web', 'shop'),
    method: fc.constantFrom('card', 'cash', ''),
    code: fc.constantFrom('', '', 'SPRING'),
    lines: fc.uniqueArray(anyLine, { minLength: 1, maxLength: 3, selector: ({ productId }) => productId }),
    shipping: fc.nat(500),
    tax: fc.nat(200),
    back: fc.option(fc.tuple(anySecond, fc.nat(100)), { nil: undefined }),
    cancelled: fc.option(anySecond, { nil: undefined, freq: 6 }),
    test: fc.constantFrom(undefined, undefined, undefined, true as const),
  })
  .map(
    ({ second, customer, country, channel, method, code, lines, shipping, tax, back, cancelled, test }): TestOrder => ({
      at: new Date(second * 1000).toISOString(),
      country,
      channel,
      ...(method !== '' && { paymentMethods: [method] }),
      ...(code !== '' && { codes: [code] }),
      lines: lines.map((line) => ({ ...line, ...(CATEGORY_OF[line.productId] && { category: CATEGORY_OF[line.productId] }) })),
      shipping: { charged: shipping, taxes: [{ minor: tax, ...(tax % 2 === 1 && { rate: '0.2' }) }] },
      payments: [
        { id: 'p', at: second, kind: 'captured', minor: shipping + tax, ...(method !== '' && { method }) },
        ...(back === undefined ? [] : [{ id: 'b', at: back[0], kind: 'refunded' as const, minor: back[1], method: 'card' }]),
      ],
      ...(customer !== undefined && { customerKey: CustomerKey.parse(customer) }),
      ...(cancelled !== undefined && { cancelledAt: cancelled }),
      ...(test && { test }),
      ...(back !== undefined && {
        reversals: [{ id: 'r', at: back[0], reason: 'refund', lines: [{ lineId: '0', quantity: 1, goods: back[1] }] }],
      }),
    }),
  );

export const anyCase = fc.record({
  orders: fc.array(anyOrder, { maxLength: 25 }),
  zone: fc.constantFrom(...ZONES),
  weekStart: fc.constantFrom(...WEEK_STARTS),
  start: fc.nat(110),
  length: fc.nat(110),
  dirty: fc.subarray(['2024-02', '2024-03', '2024-04', '2024-05', '2024-06'] as Month[]),
  basis: fc.constantFrom(...BASES),
});

export type Case = typeof anyCase extends fc.Arbitrary<infer T> ? T : never;

export const rangeOf = ({ start, length }: Case): { from: Day; to: Day } => {
  const from = addDays(FIRST, start);
  return { from, to: dayOfEpoch(Math.min(epochOfDay(from) + length, epochOfDay(LAST))) };
};

export const bookOfCase = ({ orders, zone, weekStart }: Case): TestBook => bookOf(orders, { from: FIRST, to: LAST }, { zone, weekStart });

/** Long after all that was sold: nothing is unfinished. */
export const LATER_MS = Date.parse('2030-01-01T12:00:00Z');

const titles = async (): Promise<ReadonlyMap<string, string>> => new Map();

/** Asks a book, which must understand the question. */
export const askBook = async (
  book: TestBook,
  params: QueryParams,
  { nowMs = LATER_MS, ...health }: Partial<Health> & { readonly nowMs?: number } = {},
): Promise<Report> => {
  const parsed = parseReportQuery(params);
  if (parsed.kind === 'faults') throw new RangeError(JSON.stringify(parsed.faults));
  return await answerReport(parsed.query, { reader: book.reader(health), titles, nowMs: () => nowMs });
};

/** Asks the shop of a case for its range; parameters given override what the case says. */
export type Ask = (params: QueryParams, world?: { readonly dirtyMonths?: readonly Month[]; readonly nowMs?: number }) => Promise<Report>;

/** A law of random shops, with a fixed seed. */
export const checkLaw = (name: string, law: (one: Case, ask: Ask) => Promise<void>, numRuns = 60): void => {
  test(name, async () => {
    await fc.assert(
      fc.asyncProperty(anyCase, async (one) => {
        const book = bookOfCase(one);
        // Money has its own date.
        const basisOf = ({ report }: QueryParams) => (report === 'payments' ? {} : { basis: one.basis });
        const asked = (params: QueryParams) => ({ ...rangeOf(one), ...basisOf(params), ...params });
        await law(one, (params, world) => askBook(book, asked(params), { dirtyMonths: one.dirty, ...world }));
      }),
      { seed: 20_240_229, numRuns },
    );
  });
};

/** What an answer says, without its proof. */
export const numbers = ({ rows, totals }: Report): unknown => ({ rows, totals });

export const sumOf = (rows: readonly Row[], name: string): number => rows.reduce((sum, row) => sum + Number(row[name] ?? 0), 0);
