import * as z from 'zod/mini';
import { splitOrderRef } from '../../domain/ids.ts';
import type { LedgerEvent } from '../../domain/ledger/posting.ts';
import { AMOUNT_METRICS, type AmountMetric } from '../../domain/metrics/amount-metrics.ts';
import type { DayEntry } from '../../store/read-ledger.ts';
import { named } from '../schemas/registry.ts';

const AMOUNTS = [
  'grossSales',
  'discounts',
  'returns',
  'netSales',
  'shipping',
  'taxes',
  'fees',
  'totalSales',
  'orders',
  'unitsSold',
  'unitsReturned',
] as const satisfies readonly AmountMetric[];

const Whole = z.optional(z.int());

const What = {
  at: z.iso.datetime(),
  kind: z.enum(['sale', 'addition', 'reversal', 'undated-reversal', 'return', 'captured', 'refunded', 'excluded']),
  reason: z.optional(z.string().check(z.describe('why the order does not count'))),
  method: z.optional(z.string().check(z.describe('how money moved'))),
  amount: z.optional(z.int().check(z.describe('money that moved, in minor units'))),
  grossSales: Whole,
  discounts: Whole,
  returns: Whole,
  netSales: Whole,
  shipping: Whole,
  taxes: Whole,
  fees: Whole,
  totalSales: Whole,
  orders: Whole,
  unitsSold: Whole,
  unitsReturned: Whole,
} as const satisfies Record<(typeof AMOUNTS)[number], z.ZodMiniType> & Record<string, z.ZodMiniType>;

/** One thing that happened to an order, with the metrics that it moves. */
export const EventRow = z.strictObject(What);

const WHAT = 'One thing that happened to an order. Its figures have the names of the metrics that they are part of';

named.add(EventRow, { id: 'Event', description: `${WHAT}; the view by the date of the event.` });

/** The same with whose it is. */
export const DayRow = z.strictObject({
  source: z.string(),
  id: z.string(),
  country: z.string(),
  channel: z.string(),
  paymentMethod: z.string(),
  code: z.string(),
  ...What,
});

named.add(DayRow, { id: 'DayRow', description: `${WHAT}; all rows of a day sum to the sales of that day.` });

const figuresOf = (event: LedgerEvent) => {
  switch (event.kind) {
    case 'excluded':
      return { reason: event.reason };
    case 'captured':
    case 'refunded':
      return { method: event.method, amount: event.minor };
    default:
      return Object.fromEntries(AMOUNTS.map((name) => [name, AMOUNT_METRICS[name](event.amounts)]));
  }
};

export const eventRow = (event: LedgerEvent): z.infer<typeof EventRow> => ({
  at: new Date(event.second * 1000).toISOString(),
  kind: event.kind,
  ...figuresOf(event),
});

export const dayRows = ({ ref, posting, events }: DayEntry): z.infer<typeof DayRow>[] =>
  events.map((event) => ({ ...splitOrderRef(ref), ...posting.dimensions, ...eventRow(event) }));
