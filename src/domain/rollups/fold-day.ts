import { type Amounts, addAmounts, zeroAmounts } from '../ledger/amounts.ts';
import type { Buyer, Dimensions, LedgerEvent, Movement, Posting, ProductEntry } from '../ledger/posting.ts';
import { addDays, type Day, epochOfDay } from '../time/day.ts';
import { hourLabel, SECONDS_AN_HOUR } from '../time/hour-label.ts';
import { localDay, startOfDay, type Zone } from '../time/zone.ts';
import type { DayShop, Slot } from './day-shop.ts';
import { type Basis, type Figures, zeroFigures } from './figures.ts';
import { type Group, type Groups, groupAt, noGroups } from './groups.ts';
import { cubeKey, type Dimension, dimensionKey, productKey } from './keys.ts';
import { addOrderValue } from './order-values.ts';
import { noShopImage, settle, tally } from './shop-image.ts';

/** A posting as it lies in the ledger: with its source, for products are the source's, and with who bought. */
export type Entry = { readonly source: string; readonly posting: Posting; readonly buyer: Buyer };

/** Everything that is kept of one local day: the shop, the one-way breakdowns, the cube, the products. */
export type DayImage = { readonly day: DayShop; readonly breakdowns: Groups; readonly cube: Groups; readonly products: Groups };

type Fold = {
  readonly zone: Zone;
  readonly day: Day;
  readonly start: number;
  readonly shop: DayShop['shop'];
  readonly slots: Map<number, { label: string; figures: Figures }>;
  readonly breakdowns: Groups;
  readonly cube: Groups;
  readonly products: Groups;
};

const slotAt = (fold: Fold, second: number): Figures => {
  const elapsed = Math.floor((second - fold.start) / SECONDS_AN_HOUR);
  const known = fold.slots.get(elapsed);
  if (known !== undefined) return known.figures;
  const figures = zeroFigures();
  fold.slots.set(elapsed, { label: hourLabel(fold.zone, fold.day, elapsed), figures });
  return figures;
};

const BY_ORDER: readonly Exclude<Dimension, 'category'>[] = ['country', 'channel', 'paymentMethod', 'code'];

const orderGroups = (fold: Fold, dimensions: Dimensions): Group[] =>
  BY_ORDER.map((dimension) => groupAt(fold.breakdowns, dimensionKey(dimension, dimensions[dimension])));

/** All the figures of the whole order that an event moves: the shop's, its hour's, its groups' and its cell's of the cube. */
const orderFigures = (fold: Fold, dimensions: Dimensions, second: number): Figures[] => [
  fold.shop.figures,
  slotAt(fold, second),
  ...orderGroups(fold, dimensions).map(({ figures }) => figures),
  groupAt(fold.cube, cubeKey(dimensions)).figures,
];

type Where = { readonly entry: Entry; readonly second: number; readonly bases: readonly Basis[] };

// However many of its lines name a group, an order contains it once.
const sumByGroup = (products: readonly ProductEntry[], groupOf: (entry: ProductEntry) => Group): Map<Group, Amounts> => {
  const sums = new Map<Group, Amounts>();
  for (const product of products) {
    const group = groupOf(product);
    const sum = sums.get(group) ?? zeroAmounts();
    const orders = Math.max(sum.orders, product.amounts.orders);
    sums.set(group, addAmounts(sum, product.amounts));
    sum.orders = orders;
  }
  return sums;
};

const move = (fold: Fold, movement: Movement, { entry, second, bases }: Where): void => {
  const add = (figures: Figures, amounts: Amounts): void => {
    for (const basis of bases) addAmounts(figures[basis], amounts);
  };
  for (const figures of orderFigures(fold, entry.posting.dimensions, second)) add(figures, movement.amounts);
  const ofProduct = ({ productId }: ProductEntry): Group => groupAt(fold.products, productKey(entry.source, productId));
  const ofCategory = ({ category }: ProductEntry): Group => groupAt(fold.breakdowns, dimensionKey('category', category));
  for (const groupOf of [ofProduct, ofCategory]) {
    for (const [group, amounts] of sumByGroup(movement.products, groupOf)) add(group.figures, amounts);
  }
};

const noteBuyer = (fold: Fold, buyer: Buyer, groups: readonly Group[]): void => {
  if (buyer.kind === 'none') fold.shop.withoutKey += 1;
  else if (buyer.kind === 'house') fold.shop.house += 1;
  else if (buyer.previous !== undefined) tally(fold.shop.previous.byDay, epochOfDay(localDay(fold.zone, buyer.previous)), 1);
  else {
    fold.shop.previous.first += 1;
    for (const group of groups) group.firstOrders += 1;
  }
};

const noteSale = (fold: Fold, entry: Entry, value: number): void => {
  const groups = orderGroups(fold, entry.posting.dimensions);
  addOrderValue(fold.shop.values, value);
  for (const group of groups) addOrderValue(group.values, value);
  noteBuyer(fold, entry.buyer, [...groups, groupAt(fold.cube, cubeKey(entry.posting.dimensions))]);
};

const BOTH: readonly Basis[] = ['event', 'order'];

const foldEvent = (fold: Fold, entry: Entry, event: LedgerEvent): void => {
  switch (event.kind) {
    case 'excluded':
      return tally(fold.shop.excluded, event.reason, 1);
    case 'captured':
      return settle(fold.shop.payments, event.method, { captured: event.minor, refunded: 0 });
    case 'refunded':
      return settle(fold.shop.payments, event.method, { captured: 0, refunded: event.minor });
    case 'sale':
      noteSale(fold, entry, event.amounts.orderValue);
      break;
    case 'undated-reversal':
      fold.shop.undatedReturns += event.amounts.returns;
      break;
    case 'return':
    case 'addition':
    case 'reversal':
      break;
    default:
      event satisfies never;
  }
  for (const [rate, minor] of event.taxes) tally(fold.shop.taxes, rate, minor);
  const standsAlone = event.kind === 'sale' || event.kind === 'return';
  move(fold, event, { entry, second: event.second, bases: standsAlone ? BOTH : ['event'] });
};

const finish = (fold: Fold): DayImage => {
  const slots: Slot[] = [...fold.slots].map(([elapsed, slot]) => ({ elapsed, ...slot })).sort((a, b) => a.elapsed - b.elapsed);
  return { day: { shop: fold.shop, slots }, breakdowns: fold.breakdowns, cube: fold.cube, products: fold.products };
};

/**
 * The image of one local day: a pure function of the postings of its UTC days, in whatever order they come. What of them falls into other
 * local days is passed over.
 */
export const foldDay = (entries: Iterable<Entry>, { zone, day }: { readonly zone: Zone; readonly day: Day }): DayImage => {
  const start = startOfDay(zone, day);
  const end = startOfDay(zone, addDays(day, 1));
  const isInside = (second: number): boolean => start <= second && second < end;
  const fold: Fold = {
    zone,
    day,
    start,
    shop: noShopImage(),
    slots: new Map(),
    breakdowns: noGroups(),
    cube: noGroups(),
    products: noGroups(),
  };
  for (const entry of entries) {
    const { events, later } = entry.posting;
    for (const event of events) if (isInside(event.second)) foldEvent(fold, entry, event);
    if (later !== undefined && isInside(later.second)) move(fold, later, { entry, second: later.second, bases: ['order'] });
  }
  return finish(fold);
};
