import { type Day, daysBetween, firstDayOfMonth, lastDayOfMonth, type Month, monthOfDay } from './time/day.ts';

/** Whole local days, both ends included. */
export type DayRange = { readonly from: Day; readonly to: Day };

/** A span of time of which an image is kept. */
export type Piece = { readonly kind: 'month'; readonly month: Month } | { readonly kind: 'day'; readonly day: Day };

/**
 * The fewest pieces that tile the range, in order: whole months where their image is usable, else days. Images merge, so any tiling gives
 * the same answer; the fewest cost least to read. Nothing when the range is reversed.
 */
export const coverOf = ({ from, to }: DayRange, monthIsUsable: (month: Month) => boolean): Piece[] => {
  const byMonth = Map.groupBy(daysBetween(from, to), monthOfDay);
  return [...byMonth].flatMap(([month, days]): Piece[] => {
    const isWhole = days[0] === firstDayOfMonth(month) && days.at(-1) === lastDayOfMonth(month);
    return isWhole && monthIsUsable(month) ? [{ kind: 'month', month }] : days.map((day) => ({ kind: 'day', day }));
  });
};
