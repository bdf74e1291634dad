import { entryOfLine, type ListRules, takesListedCost } from '../domain/costs/list-lines.ts';
import { type OrderRef, type ProductRef, productRef } from '../domain/ids.ts';
import type { OrderDocument } from '../domain/order/order-document.ts';
import type { StoredCosts } from '../store/items/costs-item.ts';
import { readOrderItem } from '../store/items/order-item.ts';
import { ORDER_PREFIX } from '../store/table.ts';
import { settleCosts } from './add-costs.ts';
import type { Effects, Shop } from './effects.ts';
import { listingOf, readCostList } from './list-costs.ts';
import { bookAgain, scanItems } from './rebuild.ts';
import { relistOrder } from './relist-order.ts';

/** `changed`: orders whose cost is another now. `waiting`: products of the new entries that no order names yet. */
export type Applied = { readonly changed: number; readonly waiting: number };

type Context = { readonly shop: Shop; readonly effects: Effects; readonly onOrder: (orders: number) => void };

const BATCH = 500;

/** Whether an entry that is new or corrected is the one in effect for some line of the order. */
const createConcern = (costs: readonly StoredCosts[], rules: ListRules): ((document: OrderDocument) => boolean) => {
  const pendingOf = new Map(costs.map(({ ref, pending }) => [ref, new Set<string>(pending)]));
  const list = { ...rules, histories: new Map(costs.map(({ ref, history }) => [ref, history])) };
  return (document) =>
    document.lines.some((line) => {
      const pending = takesListedCost(line) ? pendingOf.get(productRef(document.source, line.productId)) : undefined;
      const entry = pending && entryOfLine(line, document, list);
      return entry !== undefined && pending?.has(entry.from) === true;
    });
};

const applyTo = async (refs: readonly OrderRef[], costs: readonly StoredCosts[], { shop, effects }: Context): Promise<number> => {
  const listCosts = listingOf(costs, shop);
  let changed = 0;
  for (const ref of refs) if (await relistOrder(ref, listCosts, effects)) changed += 1;
  await bookAgain(refs, shop, effects);
  return changed;
};

const goThroughOrders = async (costs: readonly StoredCosts[], context: Context): Promise<Applied> => {
  const isConcerned = createConcern(costs, context.shop);
  const unseen = new Set<ProductRef>(costs.map(({ ref }) => ref));
  let waiting: OrderRef[] = [];
  let [orders, changed] = [0, 0];
  for await (const item of scanItems(ORDER_PREFIX, context.effects)) {
    const { ref, document } = readOrderItem(item);
    for (const { productId } of document.lines) unseen.delete(productRef(document.source, productId));
    if (isConcerned(document)) waiting.push(ref);
    orders += 1;
    if (orders % BATCH === 0) context.onOrder(orders);
    if (waiting.length < BATCH) continue;
    changed += await applyTo(waiting, costs, context);
    waiting = [];
  }
  changed += await applyTo(waiting, costs, context);
  context.onOrder(orders);
  return { changed, waiting: unseen.size };
};

/**
 * Brings every entry of the list that is new or corrected to the sales it speaks of, and books them. What a run that died left undone is
 * still noted in the list, so the next one does it; an order is booked also where it stands as it should, since that run may have died
 * before it was booked. The caller folds the days that were marked.
 */
export const applyCosts = async (shop: Shop, effects: Effects, onOrder: (orders: number) => void = () => undefined): Promise<Applied> => {
  const pending = (await readCostList(effects)).filter((costs) => costs.pending.length > 0);
  if (pending.length === 0) return { changed: 0, waiting: 0 };
  const applied = await goThroughOrders(pending, { shop, effects, onOrder });
  for (const costs of pending) await settleCosts(costs, effects);
  return applied;
};
