import type { DayRange } from '../../domain/cover.ts';
import { type ShopImage, tally } from '../../domain/rollups/shop-image.ts';
import { dayOfEpoch } from '../../domain/time/day.ts';
import type { ShopImages } from './read-images.ts';

/** What the proof says of the orders placed in a range: how many counted, how many did not and why, and which returns have no date. */
export type CountedOrders = { readonly counted: number } & Pick<ShopImage, 'excluded' | 'undatedReturns'>;

/** Counts the orders of a range of the whole shop. Months say it day by day, so a range may cut them. */
export const countOrders = ({ days, months }: ShopImages, { from, to }: DayRange): CountedOrders => {
  const ofMonths = [...months.values()].flatMap((month) => month.days.map((day) => [dayOfEpoch(day.day), day] as const));
  const ofDays = [...days].map(([day, { shop }]) => [day, shop] as const);
  const excluded: ShopImage['excluded'] = new Map();
  let [counted, undatedReturns] = [0, 0];
  for (const [day, told] of [...ofMonths, ...ofDays]) {
    if (day < from || day > to) continue;
    counted += told.figures.event.orders;
    undatedReturns += told.undatedReturns;
    for (const [reason, orders] of told.excluded) tally(excluded, reason, orders);
  }
  return { counted, excluded, undatedReturns };
};
