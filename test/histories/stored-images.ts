import type { Amounts } from '../../src/domain/ledger/amounts.ts';
import { unpackDayShop } from '../../src/domain/rollups/day-shop.ts';
import type { Figures } from '../../src/domain/rollups/figures.ts';
import type { Group, Groups } from '../../src/domain/rollups/groups.ts';
import { readCubeKey, readDimensionKey, readProductKey } from '../../src/domain/rollups/keys.ts';
import { unpackMonthShop } from '../../src/domain/rollups/month-shop.ts';
import type { PreviousOrders } from '../../src/domain/rollups/previous-orders.ts';
import type { ShopImage } from '../../src/domain/rollups/shop-image.ts';
import { dayOfEpoch } from '../../src/domain/time/day.ts';
import { readShards, unpackImage } from '../../src/store/items/rollup-item.ts';
import type { Item } from '../../src/store/port.ts';
import type { NaiveGroup, NaiveImage } from './naive-images.ts';
import { noImage } from './naive-images.ts';
import { addAll, type Sums } from './naive-moves.ts';

/** An image as the table holds it, in the oracle's form; `parts` are its hours or, of a month, its days. */
export type StoredImage = NaiveImage & {
  readonly parts: { readonly event: Sums; readonly order: Sums };
  readonly histogram: PreviousOrders;
};

const sumsOf = (amounts: Amounts): Sums => ({ ...amounts });

const groupOf = ({ figures, firstOrders, values }: Group): NaiveGroup => ({
  event: sumsOf(figures.event),
  order: sumsOf(figures.order),
  firsts: { first: firstOrders },
  values: Object.fromEntries(values.counts),
});

const NAMES: { readonly [family: string]: (key: string) => string } = {
  B: (key) => `${readDimensionKey(key).dimension} ${readDimensionKey(key).value}`,
  C: (key) => `cube ${readCubeKey(key).country} ${readCubeKey(key).channel} ${readCubeKey(key).paymentMethod}`,
  P: (key) => `product ${readProductKey(key).source} ${readProductKey(key).productId}`,
};

const shopOf = (shop: ShopImage): NaiveImage => ({
  ...noImage(),
  event: sumsOf(shop.figures.event),
  order: sumsOf(shop.figures.order),
  values: Object.fromEntries(shop.values.counts),
  taxes: Object.fromEntries(shop.taxes),
  captured: Object.fromEntries([...shop.payments].map(([method, { captured }]) => [method, captured])),
  refunded: Object.fromEntries([...shop.payments].map(([method, { refunded }]) => [method, refunded])),
  excluded: Object.fromEntries(shop.excluded),
  counters: { withoutKey: shop.withoutKey, first: shop.previous.first, house: shop.house, undatedReturns: shop.undatedReturns },
  previous: Object.fromEntries([...shop.previous.byDay].map(([day, times]) => [dayOfEpoch(day), times])),
});

const sumOfParts = (parts: readonly { figures: Figures }[]): StoredImage['parts'] => {
  const sum = { event: {}, order: {} };
  for (const { figures } of parts) {
    addAll(sum.event, sumsOf(figures.event));
    addAll(sum.order, sumsOf(figures.order));
  }
  return sum;
};

const ROLLUP = /^ROLLUP#(DAY|MONTH)#([SBCP])$/;

const readShop = (kind: string, item: Item): StoredImage => {
  if (kind === 'DAY') {
    const { shop, slots } = unpackDayShop(unpackImage(item));
    return { ...shopOf(shop), parts: sumOfParts(slots), histogram: shop.previous };
  }
  const { shop, days } = unpackMonthShop(unpackImage(item));
  return { ...shopOf(shop), parts: sumOfParts(days), histogram: shop.previous };
};

const groupsOf = (family: string, groups: Groups): { [name: string]: NaiveGroup } =>
  Object.fromEntries([...groups].map(([key, group]) => [NAMES[family]?.(key) ?? key, groupOf(group)]));

/** Every day's and month's image in the table. */
export const storedImages = (items: readonly Item[]): Map<string, StoredImage> => {
  const images = new Map<string, StoredImage>();
  const groups: { span: string; family: string; item: Item }[] = [];
  for (const item of items) {
    const [, kind = '', family = ''] = ROLLUP.exec(item.pk) ?? [];
    if (family === 'S') images.set(item.sk, readShop(kind, item));
    else if (family !== '') groups.push({ span: item.sk.split('#')[0] ?? '', family, item });
  }
  for (const { span, family, item } of groups) {
    const image = images.get(span);
    if (image !== undefined) Object.assign(image.groups, groupsOf(family, readShards([item])));
  }
  return images;
};
