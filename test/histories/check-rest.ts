import { packPosting } from '../../src/domain/ledger/pack-posting.ts';
import type { Buyer } from '../../src/domain/ledger/posting.ts';
import { bookingOf } from '../../src/domain/ledger/postings-of-order.ts';
import type { OrderDocument } from '../../src/domain/order/order-document.ts';
import { type Day, epochOfDay } from '../../src/domain/time/day.ts';
import { compareVersions } from '../../src/domain/version.ts';
import type { Shop } from '../../src/pipeline/effects.ts';
import { readCustomerItem } from '../../src/store/items/customer-item.ts';
import { orderJson } from '../../src/store/items/order-body.ts';
import { readOrderItem, type StoredOrder } from '../../src/store/items/order-item.ts';
import { holdsPosting, readPostingItem } from '../../src/store/items/posting-item.ts';
import type { Item } from '../../src/store/port.ts';
import type { Told } from './arbitrary-orders.ts';
import { differences } from './differences.ts';
import { naiveListed } from './naive-costs.ts';
import { type NaiveBuyer, naiveBuyer, naiveHistories, naiveImages, naiveRef, type Placed } from './naive-images.ts';
import { naiveMoves } from './naive-moves.ts';
import { type StoredImage, storedImages } from './stored-images.ts';

/** What a history was to come to, and the table it came to. */
export type Rest = {
  readonly shop: Shop;
  readonly documents: readonly OrderDocument[];
  readonly items: readonly Item[];
  readonly images: ReadonlyMap<string, StoredImage>;
};

export const newestOf = (states: readonly Told[]): Told => {
  const [newest] = states.toSorted((a, b) => compareVersions(b.version, a.version));
  if (newest === undefined) throw new RangeError('an order without any state');
  return newest;
};

export const restOf = (orders: readonly (readonly Told[])[], items: readonly Item[], shop: Shop): Rest => {
  const documents = orders.map((states) => naiveListed(newestOf(states).document, items, shop.zone));
  return { shop, documents, items, images: storedImages(items) };
};

const ordersByRef = (items: readonly Item[]): Map<string, StoredOrder> =>
  new Map(items.filter(({ pk }) => pk.startsWith('ORDER#')).map((item) => [readOrderItem(item).ref, readOrderItem(item)]));

// An older version that says the same is no fault by itself; what comes of it is.
const wrongDocuments = ({ documents, items }: Rest): string[] => {
  const stored = ordersByRef(items);
  return documents.flatMap((document) => {
    const found = stored.get(naiveRef(document));
    if (found === undefined) return [`${naiveRef(document)}: no document`];
    const [wanted, has] = document.deleted ? [true, found.document.deleted] : [orderJson(document), orderJson(found.document)];
    return wanted === has ? [] : [`${naiveRef(document)}: ${wanted} wanted, ${has} found`];
  });
};

const PLAIN = [
  'event',
  'order',
  'firsts',
  'values',
  'taxes',
  'captured',
  'refunded',
  'excluded',
  'counters',
  'previous',
  'groups',
] as const;

const plainOf = (image: { readonly [name in (typeof PLAIN)[number]]: unknown } | undefined): object =>
  image === undefined ? {} : Object.fromEntries(PLAIN.map((name) => [name, image[name]]));

/** Days and months of which the table says something else than a recount of the documents. */
const wrongImages = ({ documents, shop, images }: Rest): string[] => {
  const wanted = naiveImages(documents, shop.zone);
  const spans = [...new Set([...wanted.keys(), ...images.keys()])].sort();
  return spans.flatMap((span) => differences(plainOf(wanted.get(span)), plainOf(images.get(span)), span));
};

const netOf = (document: OrderDocument): { netSales: number; cost: number } => {
  const total = { netSales: 0, cost: 0 };
  for (const { sums } of naiveMoves(document)) {
    total.netSales += (sums.grossSales ?? 0) - (sums.discounts ?? 0) - (sums.returns ?? 0);
    total.cost += sums.cost ?? 0;
  }
  return total;
};

const wrongCustomers = ({ documents, items }: Rest): string[] => {
  const wanted = [...naiveHistories(documents)].map(([key, history]) => [
    key,
    Object.fromEntries(history.map(({ ref, second, document }, index) => [ref, { index: index + 1, second, ...netOf(document) }])),
  ]);
  const found = items
    .filter(({ pk }) => pk.startsWith('CUSTOMERS#'))
    .map((item) => [
      item.sk,
      Object.fromEntries(readCustomerItem(item).orders.map(({ ref, ...entry }, index) => [ref, { index: index + 1, ...entry }])),
    ]);
  return differences(Object.fromEntries(wanted), Object.fromEntries(found), 'customers');
};

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

const asBuyer = (document: OrderDocument, { known, previous }: NaiveBuyer): Buyer => {
  if (!known || document.kind === 'return') return { kind: 'none' };
  return previous === undefined ? { kind: 'keyed' } : { kind: 'keyed', previous };
};

const wantedPostings = (order: StoredOrder, document: OrderDocument, rest: { shop: Shop; histories: ReadonlyMap<string, Placed[]> }) =>
  [...bookingOf(document, rest.shop).postings].map(([day, posting]) => {
    const sale = posting.events.some(({ kind }) => kind === 'sale');
    const buyer: Buyer = sale ? asBuyer(document, naiveBuyer(document, rest.histories)) : { kind: 'none' };
    const body = hex(packPosting(posting, epochOfDay(day) * 86_400));
    return [`LEDGER#${day} ${order.ref}`, { body, buyer: JSON.stringify(buyer) }] as const;
  });

/** Postings that say something else than booking the newest documents into an empty table would. */
const wrongPostings = ({ documents, items, shop }: Rest): string[] => {
  const histories = naiveHistories(documents);
  const orders = ordersByRef(items);
  const wanted = documents.flatMap((document) => {
    const order = orders.get(naiveRef(document));
    return order === undefined ? [] : wantedPostings(order, document, { shop, histories });
  });
  const found = items
    .filter((item) => item.pk.startsWith('LEDGER#') && holdsPosting(item))
    .map((item) => {
      const { posting, buyer } = readPostingItem(item);
      const day = item.pk.slice('LEDGER#'.length) as Day;
      const body = hex(packPosting(posting, epochOfDay(day) * 86_400));
      return [`${item.pk} ${item.sk}`, { body, buyer: JSON.stringify(buyer) }];
    });
  return differences(Object.fromEntries(wanted), Object.fromEntries(found));
};

const leftMarks = ({ items }: Rest): string[] => items.filter(({ pk }) => pk === 'DIRTY').map(({ sk }) => `still marked: ${sk}`);

/** Everything that is wrong with the table at rest; nothing of a right history. */
export const checkRest = (rest: Rest): string[] => [
  ...wrongDocuments(rest),
  ...wrongPostings(rest),
  ...wrongCustomers(rest),
  ...wrongImages(rest),
  ...leftMarks(rest),
];
