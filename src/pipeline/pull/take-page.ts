import { versionOf } from '../../domain/version.ts';
import type { Effects, Shop } from '../effects.ts';
import { heldIds, quarantineId } from '../quarantine.ts';
import { type Arrival, takeOrders } from '../take-orders.ts';
import { countOutcome, type PullCounts } from './pull-counts.ts';
import type { PulledOrder, PulledPage } from './pull-source.ts';

const arrivalOf = (order: PulledOrder, readAtMs: number): Arrival =>
  order.kind === 'rejected' ? order : { kind: 'order', document: order.document, version: versionOf(order.updatedAtMs, readAtMs) };

/**
 * Takes the orders of a page and counts what became of each. One that cannot be taken is met again by every walk over the same stretch; it
 * is counted each time and held once.
 */
export const takePage = async (
  page: PulledPage<PulledOrder>,
  counts: PullCounts,
  { shop, effects }: { readonly shop: Shop; readonly effects: Effects },
): Promise<PullCounts> => {
  const rejected = page.records.filter((record) => record.kind === 'rejected');
  const held = rejected.length === 0 ? new Set<string>() : await heldIds(effects);
  const again = rejected.filter((record) => held.has(quarantineId(record)));
  const arrivals = page.records.filter((record) => !again.some((known) => known === record));
  const taken = await takeOrders(
    arrivals.map((order) => arrivalOf(order, page.readAtMs)),
    shop,
    effects,
  );
  const outcomes = [...taken.map((one) => (one.outcome === 'quarantined' ? { quarantined: one.reason } : one.outcome))];
  return [...outcomes, ...again.map(({ reason }) => ({ quarantined: reason }))].reduce(countOutcome, counts);
};
