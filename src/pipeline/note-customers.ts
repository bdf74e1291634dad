import type { CustomerKey, OrderRef } from '../domain/ids.ts';
import type { CustomerEntry } from '../domain/ledger/postings-of-order.ts';
import { byPosition, type CustomerHistory, entryGivesWay, packHistoryEntry, readCustomerItem } from '../store/items/customer-item.ts';
import type { StoredOrder } from '../store/items/order-item.ts';
import { customerItemKey } from '../store/table.ts';
import type { Effects } from './effects.ts';

/** A record with more orders than this becomes a house account: no history, left out of models, but counted. */
export const HOUSE_ORDERS = 400;

/**
 * What the customers' records say of an order. `cr`: the revision of its customer's record, 0 without one. `previous`: the instant of
 * the customer's order before. `neighbours`: the next order after each place it ever had. `full`: keys whose record has grown too long.
 */
export type Noted = {
  readonly cr: number;
  readonly isHouse: boolean;
  readonly previous?: number;
  readonly neighbours: ReadonlySet<OrderRef>;
  readonly full: ReadonlySet<CustomerKey>;
};

type Draft = { cr: number; isHouse: boolean; previous?: number; readonly neighbours: Set<OrderRef>; readonly full: Set<CustomerKey> };

const enter = async (
  key: CustomerKey,
  stored: StoredOrder,
  context: { entry: CustomerEntry | undefined; effects: Effects },
): Promise<CustomerHistory | 'overtaken'> => {
  const { table } = context.effects;
  const value = packHistoryEntry(stored.version, context.entry);
  const outcome = await table.setIf(customerItemKey(key), { [stored.ref]: value }, entryGivesWay(stored.ref, stored.version));
  if (outcome.kind === 'done') return readCustomerItem(outcome.item);
  const standing = await table.get(customerItemKey(key), 'strong');
  const history = standing === undefined ? undefined : readCustomerItem(standing);
  return history?.isHouse ? history : 'overtaken';
};

const placesUnder = (key: CustomerKey, { touched, ref }: StoredOrder): { second: number; ref: OrderRef }[] =>
  touched.positions.filter(({ customerKey }) => customerKey === key).map(({ second }) => ({ second, ref }));

const noteNeighbours = (draft: Draft, history: CustomerHistory, places: readonly { second: number; ref: OrderRef }[]): void => {
  for (const place of places) {
    const next = history.orders.find((order) => byPosition(order, place) > 0 && order.ref !== place.ref);
    if (next !== undefined) draft.neighbours.add(next.ref);
  }
};

const notePrevious = (draft: Draft, history: CustomerHistory, place: { second: number; ref: OrderRef }): void => {
  const previous = history.orders.findLast((order) => byPosition(order, place) < 0);
  draft.cr = history.rev;
  draft.isHouse = history.isHouse || history.size > HOUSE_ORDERS;
  if (previous !== undefined) draft.previous = previous.second;
};

/** Enters the order in each record that any version of it ever touched: its entry in its customer's, a tombstone in the others. */
export const noteCustomers = async (
  stored: StoredOrder,
  entry: CustomerEntry | undefined,
  effects: Effects,
): Promise<Noted | 'overtaken'> => {
  const draft: Draft = { cr: 0, isHouse: false, neighbours: new Set(), full: new Set() };
  const { document, ref, touched } = stored;
  for (const key of new Set(touched.positions.map(({ customerKey }) => customerKey))) {
    const isOwn = key === document.customerKey && !document.deleted;
    const history = await enter(key, stored, { entry: isOwn ? entry : undefined, effects });
    if (history === 'overtaken') return 'overtaken';
    if (key === document.customerKey) notePrevious(draft, history, { second: document.placedAt, ref });
    if (history.size > HOUSE_ORDERS) draft.full.add(key);
    else if (!history.isHouse) noteNeighbours(draft, history, placesUnder(key, stored));
  }
  return draft;
};
