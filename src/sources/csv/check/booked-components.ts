import type { Amounts } from '../../../domain/ledger/amounts.ts';
import { eventsOfOrder } from '../../../domain/ledger/events-of-order.ts';
import type { LedgerEvent } from '../../../domain/ledger/posting.ts';
import type { OrderDocument } from '../../../domain/order/order-document.ts';
import type { Zone } from '../../../domain/time/zone.ts';
import { type Clock, clockOf } from './clock.ts';

/** What one event does to each component of an order, without tax but for `taxes`, in minor units of the order's currency. */
export type Components = Pick<Amounts, 'grossSales' | 'discounts' | 'returns' | 'shipping' | 'taxes' | 'fees' | 'tips' | 'giftCards'> & {
  readonly netSales: number;
  readonly totalSales: number;
};

export type BookedEvent = Clock & { readonly kind: LedgerEvent['kind']; readonly components: Components };

const componentsOf = ({ grossSales, discounts, returns, shipping, taxes, fees, tips, giftCards }: Amounts): Components => {
  const netSales = grossSales - discounts - returns;
  return {
    grossSales,
    discounts,
    returns,
    netSales,
    shipping,
    taxes,
    fees,
    totalSales: netSales + shipping + taxes + fees,
    tips,
    giftCards,
  };
};

/** The sales and returns that a document stands for, in its own currency and whether or not it counts. */
export const bookedEvents = (document: OrderDocument, zone: Zone): BookedEvent[] => {
  const { test: _, rate: __, ...rest } = document;
  const rules = { inclusion: { pending: true, cancelled: true, zeroValue: true }, currency: document.currency };
  return eventsOfOrder({ ...rest, stage: 'placed' }, rules).flatMap((event) =>
    'amounts' in event ? [{ kind: event.kind, ...clockOf(event.second, zone), components: componentsOf(event.amounts) }] : [],
  );
};
