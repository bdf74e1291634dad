import type { OrderDocument } from '../../src/domain/order/order-document.ts';
import { addAll, addTo, type NaiveMove, naiveExclusion, naiveMoves, type Sums } from './naive-moves.ts';

/** Figures in both views, how often a customer's first order was among them, and how often each order value. */
export type NaiveGroup = { readonly event: Sums; readonly order: Sums; readonly firsts: Sums; readonly values: Sums };

/** Everything kept of a day or a month, as plain records that can be compared. */
export type NaiveImage = NaiveGroup & {
  readonly taxes: Sums;
  readonly captured: Sums;
  readonly refunded: Sums;
  readonly excluded: Sums;
  readonly counters: Sums;
  readonly previous: Sums;
  readonly groups: { readonly [name: string]: NaiveGroup };
};

export const noGroup = (): NaiveGroup => ({ event: {}, order: {}, firsts: {}, values: {} });

export const noImage = (): NaiveImage & { groups: { [name: string]: NaiveGroup } } => ({
  ...noGroup(),
  taxes: {},
  captured: {},
  refunded: {},
  excluded: {},
  counters: {},
  previous: {},
  groups: {},
});

type Draft = ReturnType<typeof noImage>;

const formats = new Map<string, Intl.DateTimeFormat>();

/** The local day as the platform's own calendar has it. */
export const naiveDay = (zone: string, second: number): string => {
  const known = formats.get(zone);
  const format = known ?? new Intl.DateTimeFormat('sv-SE', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
  if (known === undefined) formats.set(zone, format);
  return format.format(second * 1000);
};

export const naiveRef = ({ source, id }: OrderDocument): string => `${source}#${id}`;

export type Placed = { readonly ref: string; readonly second: number; readonly document: OrderDocument };

/** Each customer's orders that count, in order of time. */
export const naiveHistories = (documents: readonly OrderDocument[]): Map<string, Placed[]> => {
  const histories = new Map<string, Placed[]>();
  for (const document of documents) {
    const { customerKey, kind, placedAt } = document;
    if (customerKey === undefined || kind !== 'order' || naiveExclusion(document) !== undefined) continue;
    const placed = { ref: naiveRef(document), second: placedAt, document };
    histories.set(customerKey, [...(histories.get(customerKey) ?? []), placed]);
  }
  for (const history of histories.values()) history.sort((a, b) => a.second - b.second || (a.ref < b.ref ? -1 : 1));
  return histories;
};

/** Who bought: nobody known, or a customer with or without an order before. */
export type NaiveBuyer = { readonly known: boolean; readonly previous?: number };

export const naiveBuyer = (document: OrderDocument, histories: ReadonlyMap<string, readonly Placed[]>): NaiveBuyer => {
  const history = histories.get(document.customerKey ?? '') ?? [];
  const at = history.findIndex(({ ref }) => ref === naiveRef(document));
  if (document.customerKey === undefined || at === -1) return { known: false };
  const previous = history[at - 1];
  return previous === undefined ? { known: true } : { known: true, previous: previous.second };
};

const joined = (values: readonly string[]): string => [...new Set(values)].sort().join('+');

/** The groups of the whole order, one in each dimension, and its cell of the cube. */
const groupNames = ({ country = '', channel = '', paymentMethods = [], codes = [], discounts = [] }: OrderDocument): string[] => {
  const methods = joined(paymentMethods);
  const code = joined([...codes, ...discounts.flatMap((discount) => discount.code ?? [])]);
  const ways = [`country ${country}`, `channel ${channel}`, `paymentMethod ${methods}`, `code ${code}`];
  return [...ways, `cube ${country} ${channel} ${methods}`];
};

const groupAt = (image: Draft, name: string): NaiveGroup => {
  const group = image.groups[name] ?? noGroup();
  image.groups[name] = group;
  return group;
};

const goodsNames = (document: OrderDocument, move: NaiveMove): Set<string>[] => [
  new Set(move.goods.map(({ productId }) => `product ${document.source} ${productId}`)),
  new Set(move.goods.map(({ category }) => `category ${category}`)),
];

const addGoods = (image: Draft, basis: 'event' | 'order', { document, move }: { document: OrderDocument; move: NaiveMove }): void => {
  for (const { productId, category, sums } of move.goods) {
    addAll(groupAt(image, `product ${document.source} ${productId}`)[basis], sums);
    addAll(groupAt(image, `category ${category}`)[basis], sums);
  }
  if (move.kind !== 'sale') return;
  for (const name of goodsNames(document, move).flatMap((names) => [...names])) addTo(groupAt(image, name)[basis], 'orders', 1);
};

const addMove = (image: Draft, basis: 'event' | 'order', change: { document: OrderDocument; move: NaiveMove }): void => {
  addAll(image[basis], change.move.sums);
  for (const name of groupNames(change.document)) addAll(groupAt(image, name)[basis], change.move.sums);
  addGoods(image, basis, change);
  if (basis === 'event') addAll(image.taxes, change.move.taxes);
  if (basis === 'event' && change.move.undated) addTo(image.counters, 'undatedReturns', change.move.sums.returns ?? 0);
};

type Sale = { readonly document: OrderDocument; readonly buyer: NaiveBuyer; readonly value: number; readonly previousDay: string };

const addSale = (image: Draft, { document, buyer, value, previousDay }: Sale): void => {
  const names = groupNames(document);
  addTo(image.values, String(value), 1);
  for (const name of names) if (!name.startsWith('cube')) addTo(groupAt(image, name).values, String(value), 1);
  if (!buyer.known) return addTo(image.counters, 'withoutKey', 1);
  if (buyer.previous !== undefined) return addTo(image.previous, previousDay, 1);
  addTo(image.counters, 'first', 1);
  for (const name of names) addTo(groupAt(image, name).firsts, 'first', 1);
};

export type NaiveImages = ReadonlyMap<string, NaiveImage>;

/** Images of every day and month on which anything happened, worked out from the documents alone, one event after the other. */
export const naiveImages = (documents: readonly OrderDocument[], zone: string): NaiveImages => {
  const images = new Map<string, Draft>();
  const at = (second: number): [string, Draft][] => {
    const day = naiveDay(zone, second);
    return [day, day.slice(0, 7)].map((span) => {
      const image = images.get(span) ?? noImage();
      images.set(span, image);
      return [span, image];
    });
  };
  const histories = naiveHistories(documents);
  for (const document of documents) {
    const reason = naiveExclusion(document);
    if (reason !== undefined && reason !== 'deleted') for (const [, image] of at(document.placedAt)) addTo(image.excluded, reason, 1);
    if (reason !== undefined) continue;
    for (const move of naiveMoves(document)) {
      for (const [, image] of at(move.at)) addMove(image, 'event', { document, move });
      for (const [, image] of at(document.placedAt)) addMove(image, 'order', { document, move });
      if (move.kind !== 'sale') continue;
      const buyer = naiveBuyer(document, histories);
      const before = buyer.previous === undefined ? '' : naiveDay(zone, buyer.previous);
      for (const [span, image] of at(document.placedAt)) {
        // In a month's image a day within the month stands for its first.
        const previousDay = span.length === 7 && before > `${span}-01` ? `${span}-01` : before;
        addSale(image, { document, buyer, value: move.sums.orderValue ?? 0, previousDay });
      }
    }
    for (const { at: second, kind, method = '', minor } of document.payments ?? [])
      for (const [, image] of at(second)) addTo(image[kind], method, minor);
  }
  return images;
};
