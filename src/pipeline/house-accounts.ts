import type { OrderRef } from '../domain/ids.ts';
import { readCustomerItem, refsOfCustomerItem } from '../store/items/customer-item.ts';
import { customerItemKey } from '../store/table.ts';
import { bookAlone } from './book.ts';
import type { Effects, Shop } from './effects.ts';

/**
 * Turns a record that has grown too long into a house account's: books each of its orders once more, which now knows no order before,
 * and only then drops the list. Whatever stops it half-way, the next booking under the key begins it again. Gives the instants touched.
 */
export const closeHouses = async (customerKey: string, shop: Shop, effects: Effects): Promise<readonly number[]> => {
  const booked = new Set<OrderRef>();
  const instants: number[] = [];
  for (;;) {
    const item = await effects.table.get(customerItemKey(customerKey), 'strong');
    if (item === undefined || readCustomerItem(item).isHouse) return instants;
    const waiting = refsOfCustomerItem(item).filter((ref) => !booked.has(ref));
    for (const ref of waiting) {
      instants.push(...(await bookAlone(ref, shop, effects)).instants);
      booked.add(ref);
    }
    if (waiting.length > 0) continue;
    const { pk, sk, rev = 0 } = item;
    const condition = { kind: 'equals', attribute: 'rev', value: rev } as const;
    const { kind } = await effects.table.putIf({ pk, sk, rev, house: 1 }, condition);
    if (kind === 'done') return instants;
  }
};
