import type { DayRange } from '../../domain/cover.ts';
import { medianOrderValue } from '../../domain/metrics/median-order-value.ts';
import type { Figures } from '../../domain/rollups/figures.ts';
import type { SeriesDay } from '../../domain/rollups/month-shop.ts';
import { COARSE_BOUND, type Median } from '../../domain/rollups/order-values.ts';
import type { PreviousOrders } from '../../domain/rollups/previous-orders.ts';
import { addShopImage, noShopImage, type ShopImage } from '../../domain/rollups/shop-image.ts';
import { type Day, dayOfEpoch, epochOfDay, firstDayOfMonth } from '../../domain/time/day.ts';
import type { ShopImages } from './read-images.ts';

/**
 * All that a row of the shop is worked out from. `previous` says what it must of customers only from `from` on. A day from the series of its
 * month has no payments and no taxes by rate.
 */
export type SpanImage = Pick<ShopImage, 'withoutKey' | 'house'> & {
  readonly from: Day;
  readonly figures: Figures;
  readonly previous: PreviousOrders;
  readonly median?: Median | undefined;
  readonly payments?: ShopImage['payments'];
  readonly taxes?: ShopImage['taxes'];
};

const spanImageOf = (shop: ShopImage, from: Day): SpanImage => {
  const { figures, previous, withoutKey, house, payments, taxes } = shop;
  return { from, figures, previous, withoutKey, house, median: medianOrderValue(shop.values), payments, taxes };
};

const isInside = ({ from, to }: DayRange, day: Day): boolean => from <= day && day <= to;

/** Merges the images that lie in the range. No image may reach over its ends. */
export const mergeShops = ({ days, months }: ShopImages, range: DayRange): ShopImage => {
  const shop = noShopImage();
  const since = epochOfDay(range.from);
  for (const [month, image] of months) if (isInside(range, firstDayOfMonth(month))) addShopImage(shop, image.shop, since);
  for (const [day, image] of days) if (isInside(range, day)) addShopImage(shop, image.shop, since);
  return shop;
};

/** The range as one span. */
export const spanImage = (images: ShopImages, range: DayRange): SpanImage => spanImageOf(mergeShops(images, range), range.from);

const ofSeriesDay = ({ day, figures, newCustomers, returningCustomers, withoutKey, house, median }: SeriesDay): SpanImage => ({
  from: dayOfEpoch(day),
  figures,
  previous: { first: newCustomers, byDay: new Map([[day - 1, returningCustomers]]) },
  withoutKey,
  house,
  median: median && { minor: median.minor, bound: median.isExact ? 0 : COARSE_BOUND },
});

/** Each day that stands as a span of its own: from its own image, or from the series of its month. */
export const spanImagesByDay = ({ days, months }: ShopImages): ReadonlyMap<Day, SpanImage> =>
  new Map([
    ...[...months.values()].flatMap((month) => month.days.map((day): [Day, SpanImage] => [dayOfEpoch(day.day), ofSeriesDay(day)])),
    ...[...days].map(([day, { shop }]): [Day, SpanImage] => [day, spanImageOf(shop, day)]),
  ]);

/** A span in which nothing happened. */
export const emptySpanImage = (from: Day): SpanImage => spanImageOf(noShopImage(), from);
