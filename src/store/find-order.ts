import type { OrderRef } from '../domain/ids.ts';
import type { Posting } from '../domain/ledger/posting.ts';
import { touchedUtcDays } from '../domain/ledger/touched.ts';
import type { OrderDocument } from '../domain/order/order-document.ts';
import type { Day } from '../domain/time/day.ts';
import { instantsOfVersion } from '../domain/version.ts';
import { byPosition, readCustomerItem } from './items/customer-item.ts';
import { readOrderItem, type StoredOrder } from './items/order-item.ts';
import { holdsPosting, readPostingItem } from './items/posting-item.ts';
import { readNumber } from './items/read-attribute.ts';
import type { Table } from './port.ts';
import { customerItemKey, ORDER_PREFIX, orderKey, postingKey } from './table.ts';

/** What the ledger says of an order on one UTC day; a tombstone has no posting. */
export type StoredPosting = { readonly day: Day; readonly bookedAt: string; readonly posting?: Posting };

/** Where the order stands among its customer's; `position` counts from 1 and is absent for an order that does not count. */
export type CustomerPosition = {
  readonly customerKey: string;
  readonly orders: number;
  readonly position?: number;
  readonly previous?: string;
  readonly next?: string;
  readonly isHouse: boolean;
};

export type FoundOrder = {
  readonly ref: OrderRef;
  readonly version: { readonly updatedAt: string; readonly readAt: string };
  readonly document: OrderDocument;
  readonly postings: readonly StoredPosting[];
  readonly customer?: CustomerPosition;
};

const findRefs = async (id: string, table: Table): Promise<OrderRef[]> => {
  const direct = id as OrderRef;
  if (id.includes('#') && (await table.get(orderKey(direct), 'eventual')) !== undefined) return [direct];
  const refs: OrderRef[] = [];
  let cursor: string | undefined;
  do {
    const page = await table.scanPage({ pkPrefix: ORDER_PREFIX, ...(cursor !== undefined && { cursor }) });
    for (const { pk } of page.items) if (pk.endsWith(`#${id}`)) refs.push(pk.slice(ORDER_PREFIX.length) as OrderRef);
    cursor = page.cursor;
  } while (cursor !== undefined);
  return refs.filter((ref) => ref.slice(ref.indexOf('#') + 1) === id);
};

const postingsOf = async ({ ref, touched }: StoredOrder, table: Table): Promise<StoredPosting[]> => {
  const days = touchedUtcDays(touched);
  const items = await table.batchGet(
    days.map((day) => postingKey(day, ref)),
    'eventual',
  );
  return days.flatMap((day) => {
    const item = items.find(({ pk }) => pk === postingKey(day, ref).pk);
    if (item === undefined) return [];
    const bookedAt = new Date(readNumber(item, 'bookedAt') * 1000).toISOString();
    return [{ day, bookedAt, ...(holdsPosting(item) && { posting: readPostingItem(item).posting }) }];
  });
};

const customerOf = async ({ ref, document }: StoredOrder, table: Table): Promise<CustomerPosition | undefined> => {
  const { customerKey } = document;
  const item = customerKey === undefined ? undefined : await table.get(customerItemKey(customerKey), 'eventual');
  if (item === undefined || customerKey === undefined) return undefined;
  const { orders, isHouse } = readCustomerItem(item);
  const here = { second: document.placedAt, ref };
  const at = orders.findIndex((order) => order.ref === ref);
  const previous = orders.findLast((order) => byPosition(order, here) < 0);
  const next = orders.find((order) => byPosition(order, here) > 0);
  return {
    customerKey,
    orders: orders.length,
    ...(at >= 0 && { position: at + 1 }),
    ...(previous !== undefined && { previous: previous.ref }),
    ...(next !== undefined && { next: next.ref }),
    isHouse,
  };
};

/** All that is known of one order, or undefined where there is none. */
export const findOrder = async (ref: OrderRef, table: Table): Promise<FoundOrder | undefined> => {
  const item = await table.get(orderKey(ref), 'eventual');
  if (item === undefined) return undefined;
  const stored = readOrderItem(item);
  const { updatedAtMs, readAtMs } = instantsOfVersion(stored.version);
  const customer = await customerOf(stored, table);
  return {
    ref,
    version: { updatedAt: new Date(updatedAtMs).toISOString(), readAt: new Date(readAtMs).toISOString() },
    document: stored.document,
    postings: await postingsOf(stored, table),
    ...(customer !== undefined && { customer }),
  };
};

/** All that is known of the order `source#id`, or of the orders of that id from any source. */
export const findOrders = async (id: string, table: Table): Promise<FoundOrder[]> => {
  const found: FoundOrder[] = [];
  for (const ref of await findRefs(id, table)) found.push(...[await findOrder(ref, table)].filter((order) => order !== undefined));
  return found;
};
