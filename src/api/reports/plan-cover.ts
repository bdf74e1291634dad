import { coverOf, type Piece } from '../../domain/cover.ts';
import { addDays, type Day, daysBetween, firstDayOfMonth, lastDayOfMonth, type Month, monthOfDay } from '../../domain/time/day.ts';
import { localDay } from '../../domain/time/zone.ts';
import type { Clock } from './compare/clock.ts';
import type { Health, ReportSettings } from './rollup-reader.ts';
import { hasWholeDays, type Side, type Stretch } from './stretch.ts';

/** Says of a month whether its own image may answer. */
export type IsUsable = (month: Month) => boolean;

/**
 * Whether a month may be answered by its own image: it is over, is not marked, and had ended before the day before that on which the last
 * nightly run began, so that no later fold of a hot day has passed it by.
 */
export const usableMonths = (
  { nightlyAt, dirtyMonths }: Health,
  { zone }: Pick<ReportSettings, 'zone'>,
  { today }: Pick<Clock, 'today'>,
): IsUsable => {
  const dirty = new Set(dirtyMonths);
  const dayBefore = addDays(localDay(zone, Math.floor(nightlyAt / 1000)), -1);
  return (month) => !dirty.has(month) && lastDayOfMonth(month) < dayBefore && lastDayOfMonth(month) < today;
};

/** The months of which a stretch has some days and not all. */
const monthsCutBy = ({ from, to }: Stretch): Month[] => {
  if (to < from) return [];
  const [first, last] = [monthOfDay(from), monthOfDay(to)];
  return [...(from > firstDayOfMonth(first) ? [first] : []), ...(to < lastDayOfMonth(last) ? [last] : [])];
};

/** The fewest images that tile the totals and lie each in one span: what they hold is not told apart by day. */
export const planWhole = ({ spans, total }: Side, isUsable: IsUsable): Piece[] => {
  const cut = new Set(spans.flatMap(monthsCutBy));
  return coverOf(total, (month) => isUsable(month) && !cut.has(month));
};

/** The fewest images that tile the totals; within them, months have their days in their series. */
export const planTotal = ({ total }: Side, isUsable: IsUsable): Piece[] => coverOf(total, isUsable);

/** The images that have every day of the totals in a series or as their own: a closed month by its own image even where it is cut. */
export const planSeries = ({ total }: Side, isUsable: IsUsable): Piece[] => {
  if (!hasWholeDays(total)) return [];
  const byMonth = Map.groupBy(daysBetween(total.from, total.to), monthOfDay);
  return [...byMonth].flatMap(([month, days]): Piece[] => (isUsable(month) ? [{ kind: 'month', month }] : daysOf(days)));
};

/** Every day by its own image: no other has its hours. */
export const planDays = ({ total }: Side): Piece[] => daysOf(daysBetween(total.from, total.to));

export const daysOf = (days: readonly Day[]): Piece[] => days.map((day) => ({ kind: 'day', day }));
