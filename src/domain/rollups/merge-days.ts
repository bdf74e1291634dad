import { type Day, epochOfDay, firstDayOfMonth, type Month } from '../time/day.ts';
import type { DayShop } from './day-shop.ts';
import type { MonthShop, SeriesDay } from './month-shop.ts';
import { medianOf } from './order-values.ts';
import { customersSince } from './previous-orders.ts';
import { addShopImage, isEmptyShop, noShopImage } from './shop-image.ts';

/** How one day stands in a month's series. */
export const seriesDayOf = (day: Day, { shop }: DayShop): SeriesDay => {
  const customers = customersSince(shop.previous, day);
  const median = medianOf(shop.values);
  return {
    day: epochOfDay(day),
    figures: shop.figures,
    newCustomers: customers.new,
    returningCustomers: customers.returning,
    withoutKey: shop.withoutKey,
    house: shop.house,
    excluded: shop.excluded,
    undatedReturns: shop.undatedReturns,
    ...(median !== undefined && { median: { minor: median.minor, isExact: median.bound === 0 } }),
  };
};

/**
 * A month from its days. Whoever asks for the month asks for the whole of it, so it does not matter on which of its days a customer had
 * ordered before: those are put under its first.
 */
export const mergeDays = (month: Month, days: ReadonlyMap<Day, DayShop>): MonthShop => {
  const shop = noShopImage();
  const since = epochOfDay(firstDayOfMonth(month));
  for (const day of days.values()) addShopImage(shop, day.shop, since);
  // A day that was folded into nothing must look like one that never was folded.
  const told = [...days].filter(([, image]) => image.slots.length > 0 || !isEmptyShop(image.shop));
  return { shop, days: told.map(([day, image]) => seriesDayOf(day, image)) };
};
