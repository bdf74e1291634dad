import * as z from 'zod/mini';
import { OrderDocument } from '../../domain/order/order-document.ts';
import type { AMOUNTS } from '../orders/event-row.ts';
import { NextCursor } from './paging.ts';
import { named } from './registry.ts';

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

const CustomerPlace = z.strictObject({
  customerKey: z.string(),
  orders: z.int(),
  position: z.optional(z.int()),
  previous: z.optional(z.string()),
  next: z.optional(z.string()),
  isHouse: z.boolean(),
});

export const OneOrder = z.strictObject({
  source: z.string(),
  id: z.string(),
  version: z.strictObject({ updatedAt: z.string(), readAt: z.string() }),
  document: OrderDocument,
  postings: z.array(z.strictObject({ day: z.string(), bookedAt: z.string(), events: z.array(EventRow) })),
  customer: z.optional(CustomerPlace),
});

named.add(OneOrder, {
  id: 'OneOrder',
  description:
    'An order as it stands, and what the ledger says of it by UTC day. Who bought is only there for a token with the scope read:customers.',
});

export const DayOrders = z.strictObject({
  day: z.string(),
  zone: z.string(),
  currency: z.string(),
  rows: z.array(DayRow),
  nextCursor: NextCursor,
  readUnits: z.number(),
});

named.add(DayOrders, { id: 'DayOrders', description: 'What is behind the figures of one day, event by event.' });
