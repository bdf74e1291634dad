import { addFigures, type Figures, zeroFigures } from '../../domain/rollups/figures.ts';
import { type Day, daysBetween } from '../../domain/time/day.ts';
import { type Facts, factsOfShop, noFacts } from './facts.ts';
import type { ShopImages } from './read-images.ts';
import { type SpanImage, spanImage, spanImagesByDay } from './span-image.ts';
import { hasWholeDays, isEmptyStretch, isWholeMonths, type Part, type Stretch } from './stretch.ts';

/**
 * How a stretch of the shop is come by. `merge`: from the images that lie inside it, all that is kept. `series`: its figures day by day,
 * closed months from their series; a single day and whole months are all that is kept, other stretches have no median.
 */
export type Way = 'merge' | 'series';

/** The shop's images of one side: `images` tile it, `byDay` has its days one by one, `slotDays` those of which hours are asked for. `hasPayments`: any at
 * all are known of. */
export type ShopView = {
  readonly images: ShopImages;
  readonly byDay: ReadonlyMap<Day, SpanImage>;
  readonly slotDays: ShopImages['days'];
  readonly hasPayments: boolean;
};

export const shopView = (images: ShopImages, slotDays: ShopImages['days']): ShopView => ({
  images,
  byDay: spanImagesByDay(images),
  slotDays,
  hasPayments: [...images.days.values(), ...images.months.values()].some(({ shop }) => shop.payments.size > 0),
});

/** Whether a stretch, come by in this way, has its median. */
export const hasMedian = (stretch: Stretch, way: Way): boolean =>
  stretch.part === undefined && (way === 'merge' || stretch.from === stretch.to || isWholeMonths(stretch));

const sumOfDays = ({ byDay }: ShopView, { from, to }: Stretch): Figures => {
  const figures = zeroFigures();
  for (const day of daysBetween(from, to)) addFigures(figures, byDay.get(day)?.figures ?? zeroFigures());
  return figures;
};

const wholeDays = (view: ShopView, stretch: Stretch, way: Way): Facts => {
  if (stretch.from === stretch.to) {
    const single = view.byDay.get(stretch.from);
    return single === undefined ? noFacts(stretch.from) : factsOfShop(single);
  }
  const isKept = way === 'merge' || isWholeMonths(stretch);
  return isKept ? factsOfShop(spanImage(view.images, stretch)) : { figures: sumOfDays(view, stretch) };
};

const hoursOf = ({ slotDays }: ShopView, { day, hours }: Part): Figures => {
  const figures = zeroFigures();
  for (const slot of slotDays.get(day)?.slots ?? []) if (slot.elapsed < hours) addFigures(figures, slot.figures);
  return figures;
};

/** The shop in a stretch; undefined of an empty one. Parts of days have figures only. */
export const shopFacts = (view: ShopView, stretch: Stretch, way: Way): Facts | undefined => {
  if (isEmptyStretch(stretch)) return undefined;
  const { part } = stretch;
  if (part === undefined) return wholeDays(view, stretch, way);
  const figures = hoursOf(view, part);
  if (hasWholeDays(stretch)) addFigures(figures, wholeDays(view, stretch, way).figures);
  return { figures };
};

/** The hours of a stretch of one day in which something happened, by how many had elapsed before. */
export const hourFacts = ({ slotDays }: ShopView, { from, to, part }: Stretch): ReadonlyMap<string, Facts> => {
  const day = from <= to ? from : part?.day;
  const slots = day === undefined ? [] : (slotDays.get(day)?.slots ?? []);
  const end = from <= to ? Number.POSITIVE_INFINITY : (part?.hours ?? 0);
  return new Map(slots.filter(({ elapsed }) => elapsed < end).map(({ elapsed, figures }) => [String(elapsed), { figures }]));
};
