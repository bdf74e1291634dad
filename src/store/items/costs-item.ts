import * as z from 'zod/mini';
import type { CostHistory } from '../../domain/costs/cost-history.ts';
import type { ProductRef } from '../../domain/ids.ts';
import { ListedCost } from '../../domain/order/order-document.ts';
import { Day } from '../../domain/time/day.ts';
import type { Item } from '../port.ts';
import { costsKey } from '../table.ts';
import { readText } from './read-attribute.ts';

const From = z.union([z.literal(''), Day]);
const Entries = z.array(z.strictObject({ from: From, unitCost: ListedCost }));
const Pending = z.array(From);

/**
 * What a product cost over time. `pending`: the first days of entries that are new or corrected and whose sales have not been gone through;
 * it stands from before the first of them is touched until after the last is booked.
 */
export type StoredCosts = { readonly ref: ProductRef; readonly history: CostHistory; readonly pending: readonly z.infer<typeof From>[] };

export const costsItem = ({ ref, history, pending }: StoredCosts): Item => ({
  ...costsKey(ref),
  costs: JSON.stringify(history),
  ...(pending.length > 0 && { pending: JSON.stringify(pending) }),
});

export const readCostsItem = (item: Item): StoredCosts => ({
  ref: item.sk as ProductRef,
  history: Entries.parse(JSON.parse(readText(item, 'costs'))),
  pending: item.pending === undefined ? [] : Pending.parse(JSON.parse(readText(item, 'pending'))),
});
