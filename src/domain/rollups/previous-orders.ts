import type { Packer } from '../packing/packer.ts';
import type { Unpacker } from '../packing/unpacker.ts';
import { type Day, epochOfDay } from '../time/day.ts';

/**
 * Of the sales with a customer: how many were that customer's first ever, and how many by the local day (days since 1970) of the same
 * customer's order before. It adds up, and any range of whole days has its distinct customers in it exactly.
 */
export type PreviousOrders = { first: number; readonly byDay: Map<number, number> };

export const noPreviousOrders = (): PreviousOrders => ({ first: 0, byDay: new Map() });

/** Adds all of `more` in place. Orders before which the customer ordered on or after `since` are put under that one day. */
export const addPreviousOrders = (orders: PreviousOrders, more: PreviousOrders, since = Number.POSITIVE_INFINITY): void => {
  orders.first += more.first;
  for (const [day, times] of more.byDay) {
    const under = Math.min(day, since);
    orders.byDay.set(under, (orders.byDay.get(under) ?? 0) + times);
  }
};

/**
 * Customers who ordered in a range that begins on `from`, each once: those with an order before it and those without.
 * @unit customers
 */
export const customersSince = ({ first, byDay }: PreviousOrders, from: Day): { readonly new: number; readonly returning: number } => {
  const start = epochOfDay(from);
  const returning = [...byDay].reduce((sum, [day, times]) => (day < start ? sum + times : sum), 0);
  return { new: first, returning };
};

export const packPreviousOrders = (packer: Packer, { first, byDay }: PreviousOrders): void => {
  const sorted = [...byDay].sort(([a], [b]) => b - a);
  packer.natural(first);
  packer.natural(sorted.length);
  let before = 0;
  for (const [day, times] of sorted) {
    packer.int(day - before);
    packer.natural(times);
    before = day;
  }
};

export const unpackPreviousOrders = (unpacker: Unpacker): PreviousOrders => {
  const first = unpacker.natural();
  const byDay = new Map<number, number>();
  let day = 0;
  for (let left = unpacker.natural(); left > 0; left -= 1) {
    day += unpacker.int();
    byDay.set(day, unpacker.natural());
  }
  return { first, byDay };
};
