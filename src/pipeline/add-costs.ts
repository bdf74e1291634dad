import { addEntries, type CostEntry } from '../domain/costs/cost-history.ts';
import type { ProductRef } from '../domain/ids.ts';
import { costsItem, readCostsItem, type StoredCosts } from '../store/items/costs-item.ts';
import type { Condition, Item } from '../store/port.ts';
import { costsKey } from '../store/table.ts';
import type { Effects } from './effects.ts';

/** One item keeps a product's whole history; a cost a day for ten years is less. */
const MOST_ENTRIES = 5_000;

/** How many entries of a product the list took, and how many it had already; none of them where they are too many. */
export type Added = { readonly kind: 'added'; readonly accepted: number; readonly unchanged: number } | { readonly kind: 'too-many' };

const isAsRead = (item: Item | undefined): Condition =>
  item === undefined
    ? { kind: 'absent' }
    : {
        kind: 'all',
        of: [
          { kind: 'equals', attribute: 'costs', value: item.costs ?? '' },
          item.pending === undefined
            ? { kind: 'missing', attribute: 'pending' }
            : { kind: 'equals', attribute: 'pending', value: item.pending },
        ],
      };

/** Adds entries to the list's item of a product, and notes there which of them are still to be brought to the sales they speak of. */
export const addCosts = async (ref: ProductRef, entries: readonly CostEntry[], { table }: Pick<Effects, 'table'>): Promise<Added> => {
  for (;;) {
    const item = await table.get(costsKey(ref), 'strong');
    const stored = item === undefined ? { history: [], pending: [] } : readCostsItem(item);
    const { history, changed } = addEntries(stored.history, entries);
    if (history.length > MOST_ENTRIES) return { kind: 'too-many' };
    const added: Added = { kind: 'added', accepted: changed.length, unchanged: entries.length - changed.length };
    if (changed.length === 0) return added;
    const pending = [...new Set([...stored.pending, ...changed.map(({ from }) => from)])].sort();
    if ((await table.putIf(costsItem({ ref, history, pending }), isAsRead(item))).kind === 'done') return added;
  }
};

/** Drops the note of a product whose sales have been gone through, unless the list says more by now than was read. */
export const settleCosts = async (read: StoredCosts, { table }: Pick<Effects, 'table'>): Promise<void> => {
  await table.putIf(costsItem({ ...read, pending: [] }), isAsRead(costsItem(read)));
};
