import type { OrderRef } from '../../domain/ids.ts';
import { versionOf } from '../../domain/version.ts';
import { collect } from '../collect.ts';
import type { Effects, Shop } from '../effects.ts';
import { oversized } from '../oversized.ts';
import { OVERSIZED, quarantineOnce } from '../quarantine.ts';
import { bookAgain } from '../rebuild.ts';
import type { PullOutcome } from './pull-counts.ts';
import type { PulledOrder } from './pull-source.ts';

type Context = { readonly readAtMs: number; readonly booked: OrderRef[]; readonly effects: Effects };

const takeOne = async (order: PulledOrder, { readAtMs, booked, effects }: Context): Promise<PullOutcome> => {
  if (order.kind === 'rejected') {
    const { kind: _, ...rejected } = order;
    await quarantineOnce(rejected, effects);
    return { quarantined: rejected.reason };
  }
  const collected = await collect(order.document, versionOf(order.updatedAtMs, readAtMs), effects);
  if (collected.kind === 'oversized') {
    await quarantineOnce(oversized(order.document, collected.bytes), effects);
    return { quarantined: OVERSIZED };
  }
  booked.push(collected.ref);
  return collected.kind;
};

/**
 * Takes orders that were read at one instant: documents, then postings, then the marks of the days they touch. Says of each what became of
 * it. A crash between any two of these is made good when the orders are taken again.
 */
export const takeOrders = async (
  orders: readonly PulledOrder[],
  readAtMs: number,
  { shop, effects }: { readonly shop: Shop; readonly effects: Effects },
): Promise<PullOutcome[]> => {
  const booked: OrderRef[] = [];
  const outcomes: PullOutcome[] = [];
  for (const order of orders) outcomes.push(await takeOne(order, { readAtMs, booked, effects }));
  await bookAgain(booked, shop, effects);
  return outcomes;
};
