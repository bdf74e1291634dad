import type { OrderRef } from '../domain/ids.ts';
import { versionAfter } from '../domain/version.ts';
import { orderJson } from '../store/items/order-body.ts';
import { orderItem, readOrderItem } from '../store/items/order-item.ts';
import { orderKey } from '../store/table.ts';
import type { Effects, ListCosts } from './effects.ts';

/**
 * Puts an order once more with what the list of costs says now, in a version right behind the one that stands: no statement of the source
 * is shadowed by it, and what was booked before gives way. False where the list says nothing else. To be booked by the caller.
 */
export const relistOrder = async (ref: OrderRef, listCosts: ListCosts, { table }: Pick<Effects, 'table'>): Promise<boolean> => {
  for (;;) {
    const item = await table.get(orderKey(ref), 'strong');
    if (item === undefined) return false;
    const { document, version, touched } = readOrderItem(item);
    const listed = await listCosts(document);
    const json = orderJson(listed);
    if (json === orderJson(document)) return false;
    const next = orderItem(listed, { version: versionAfter(version), touched, json });
    const { kind } = await table.putIf(next, { kind: 'equals', attribute: 'v', value: version });
    if (kind === 'done') return true;
  }
};
