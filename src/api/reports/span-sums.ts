import type { ShopImage } from '../../domain/rollups/shop-image.ts';
import { type Day, firstDayOfMonth } from '../../domain/time/day.ts';
import type { ShopImages } from './read-images.ts';
import type { Span } from './span.ts';

/** Adds part of an image to a sum in place. */
type Fold<T> = { readonly zero: () => T; readonly add: (sum: T, image: ShopImage) => void };

const byFirstDay = ([a]: readonly [Day, ShopImage], [b]: readonly [Day, ShopImage]): number => (a < b ? -1 : 1);

/** The sum of each span in one pass. Spans tile a range, in order, and no image may reach over the ends of one. */
export const spanSums = <T>({ days, months }: ShopImages, spans: readonly Span[], { zero, add }: Fold<T>): [Span, T][] => {
  const sums = spans.map((span): [Span, T] => [span, zero()]);
  const images = [
    ...[...months].map(([month, { shop }]): [Day, ShopImage] => [firstDayOfMonth(month), shop]),
    ...[...days].map(([day, { shop }]): [Day, ShopImage] => [day, shop]),
  ].sort(byFirstDay);
  let at = 0;
  for (const [day, image] of images) {
    while ((sums[at]?.[0].to ?? day) < day) at += 1;
    const sum = sums[at];
    if (sum !== undefined) add(sum[1], image);
  }
  return sums;
};
