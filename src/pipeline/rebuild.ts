import type { OrderRef } from '../domain/ids.ts';
import type { Day } from '../domain/time/day.ts';
import type { Item } from '../store/port.ts';
import { queryAll } from '../store/query-all.ts';
import { dayRollupKey, dirtyDayKey, ORDER_PREFIX } from '../store/table.ts';
import { bookUnmarked } from './book.ts';
import type { Effects, Shop } from './effects.ts';
import { loadingCosts } from './list-costs.ts';
import { markDirty } from './mark-dirty.ts';
import { relistOrder } from './relist-order.ts';
import { sweepNightly } from './sweep.ts';

export type RebuildProgress = (orders: number) => void;

/** Every item whose partition begins so, page after page. */
export async function* scanItems(pkPrefix: string, { table }: Pick<Effects, 'table'>): AsyncGenerator<Item> {
  let cursor: string | undefined;
  do {
    const page = await table.scanPage({ pkPrefix, ...(cursor !== undefined && { cursor }) });
    yield* page.items;
    cursor = page.cursor;
  } while (cursor !== undefined);
}

// Days that no order touches any more must be folded too, into nothing.
const markStandingDays = async (effects: Effects): Promise<void> => {
  const { pk } = dayRollupKey('S', '1970-01-01' as Day);
  for (const { sk } of await queryAll(effects.table, { pk, consistency: 'strong' })) {
    await effects.table.putIf({ ...dirtyDayKey(sk as Day), nonce: effects.nonce() });
  }
};

// Each batch marks a day once, however many of its orders fall on it.
const BATCH = 500;

/** Books many orders again, batch by batch: postings first, then the marks of the days they touch. */
export const bookAgain = async (refs: readonly OrderRef[], shop: Shop, effects: Effects): Promise<void> => {
  for (let from = 0; from < refs.length; from += BATCH) {
    const instants: number[] = [];
    for (const ref of refs.slice(from, from + BATCH)) instants.push(...(await bookUnmarked(ref, shop, effects)));
    await markDirty(instants, shop, effects);
  }
};

// In another zone a sale may fall on another day of the list of costs.
const rebuildOrders = async (refs: readonly OrderRef[], shop: Shop, effects: Effects): Promise<void> => {
  const { listCosts } = effects;
  if (listCosts !== undefined) for (const ref of refs) await relistOrder(ref, listCosts, effects);
  await bookAgain(refs, shop, effects);
};

/**
 * Books every order again from its document and folds every day and month again. Needed after a change of zone or of which orders count;
 * otherwise it ends where it began. Gives the number of orders.
 */
export const rebuild = async (shop: Shop, effects: Effects, onOrder: RebuildProgress = () => undefined): Promise<number> => {
  const loaded = await loadingCosts(shop, effects);
  let orders = 0;
  let waiting: OrderRef[] = [];
  for await (const { pk } of scanItems(ORDER_PREFIX, effects)) {
    waiting.push(pk.slice(ORDER_PREFIX.length) as OrderRef);
    if (waiting.length < BATCH) continue;
    await rebuildOrders(waiting, shop, loaded);
    orders += waiting.length;
    waiting = [];
    onOrder(orders);
  }
  await rebuildOrders(waiting, shop, loaded);
  await markStandingDays(effects);
  await sweepNightly(shop, effects);
  return orders + waiting.length;
};
