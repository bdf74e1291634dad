import type { OrderRef } from '../domain/ids.ts';
import type { OrderDocument } from '../domain/order/order-document.ts';
import type { Version } from '../domain/version.ts';
import { cannotTake, isNotPut } from './cannot-take.ts';
import { collect } from './collect.ts';
import { collectProduct } from './collect-product.ts';
import type { Effects, Shop } from './effects.ts';
import { quarantine, type Rejected } from './quarantine.ts';
import { bookAgain } from './rebuild.ts';

/** One record that came through a door: an order with its version, or what cannot be one. */
export type Arrival =
  | { readonly kind: 'order'; readonly document: OrderDocument; readonly version: Version }
  | ({ readonly kind: 'rejected' } & Rejected);

/** What became of a record. Each ends in exactly one of these. */
export type Taken =
  | { readonly outcome: 'accepted' | 'duplicate' | 'stale'; readonly ref: OrderRef }
  | { readonly outcome: 'quarantined'; readonly reason: string; readonly detail: string };

const hold = async (rejected: Rejected, effects: Effects): Promise<Taken> => {
  await quarantine(rejected, effects.nowMs(), effects);
  return { outcome: 'quarantined', reason: rejected.reason, detail: rejected.detail };
};

const takeOne = async (arrival: Arrival, effects: Effects): Promise<Taken> => {
  if (arrival.kind === 'rejected') {
    const { kind: _, ...rejected } = arrival;
    return hold(rejected, effects);
  }
  const collected = await collect(arrival.document, arrival.version, effects);
  if (isNotPut(collected)) return hold(cannotTake(arrival.document, collected), effects);
  return { outcome: collected.kind, ref: collected.ref };
};

/** The newest title of each product named. */
const titlesOf = (arrivals: readonly Arrival[]) => {
  const newest = new Map<string, Parameters<typeof collectProduct>[0]>();
  for (const arrival of arrivals) {
    if (arrival.kind === 'rejected') continue;
    const { source, placedAt: asOf, lines } = arrival.document;
    for (const { productId, title, category } of lines) {
      const key = `${source}#${productId}`;
      if (title === undefined || (newest.get(key)?.asOf ?? 0) > asOf) continue;
      newest.set(key, { source, productId, title, ...(category !== undefined && { category }), asOf });
    }
  }
  return newest.values();
};

/**
 * Takes records as they come through a door, a webhook or a call: documents first, then their postings, also of those that stood already,
 * since an earlier delivery may have died half-way.
 */
export const takeOrders = async (arrivals: readonly Arrival[], shop: Shop, effects: Effects): Promise<readonly Taken[]> => {
  const taken: Taken[] = [];
  for (const arrival of arrivals) taken.push(await takeOne(arrival, effects));
  const refs = taken.flatMap((one) => (one.outcome === 'quarantined' ? [] : [one.ref]));
  await bookAgain([...new Set(refs)], shop, effects);
  for (const product of titlesOf(arrivals)) await collectProduct(product, effects);
  return taken;
};
