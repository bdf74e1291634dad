import { orderRef } from '../domain/ids.ts';
import type { OrderDocument } from '../domain/order/order-document.ts';
import type { Version } from '../domain/version.ts';
import { cannotTake, isNotPut } from './cannot-take.ts';
import { collect } from './collect.ts';
import type { Effects, Shop } from './effects.ts';
import { type Quarantined, release } from './quarantine.ts';
import { bookAgain } from './rebuild.ts';

/** What became of one record; `reason` where it stays, or was left out. */
export type Replayed = {
  readonly id: string;
  readonly outcome: 'accepted' | 'duplicate' | 'stale' | 'excluded' | 'quarantined';
  readonly order?: string;
  readonly reason?: string;
  readonly detail?: string;
};

/** What a kept record is, read by today's rules. */
export type ReadAgain =
  | { readonly kind: 'order'; readonly document: OrderDocument; readonly version: Version }
  | { readonly kind: 'rejected'; readonly reason: string; readonly detail: string }
  | { readonly kind: 'excluded'; readonly reason: string };

/** Reads what was kept of a record. */
export type ReadKept = (held: Quarantined, shop: Shop) => ReadAgain;

/** Takes a record of the quarantine through its door again. What is taken leaves it, booked; folding follows as it does for any order. */
export const replay = async (
  held: Quarantined,
  readKept: ReadKept,
  { shop, effects }: { shop: Shop; effects: Effects },
): Promise<Replayed> => {
  const { id } = held;
  const read = readKept(held, shop);
  if (read.kind === 'rejected') return { id, outcome: 'quarantined', reason: read.reason, detail: read.detail };
  if (read.kind === 'excluded') {
    await release(held, effects);
    return { id, outcome: 'excluded', reason: read.reason };
  }
  const { document, version } = read;
  const collected = await collect(document, version, effects);
  if (isNotPut(collected)) {
    const { reason, detail } = cannotTake(document, collected);
    return { id, outcome: 'quarantined', reason, detail };
  }
  await bookAgain([collected.ref], shop, effects);
  await release(held, effects);
  return { id, outcome: collected.kind, order: orderRef(document.source, document.id) };
};
