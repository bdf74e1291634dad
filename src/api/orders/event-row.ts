import type * as z from 'zod/mini';
import { splitOrderRef } from '../../domain/ids.ts';
import type { LedgerEvent } from '../../domain/ledger/posting.ts';
import { AMOUNT_METRICS, type AmountMetric } from '../../domain/metrics/amount-metrics.ts';
import type { DayEntry } from '../../store/read-ledger.ts';
import type { DayRow, EventRow } from '../schemas/order-schemas.ts';

/** The figures of an event, by the metrics that they are part of. */
export const AMOUNTS = [
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
