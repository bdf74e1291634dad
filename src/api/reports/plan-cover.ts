import { coverOf, type Piece } from '../../domain/cover.ts';
import { addDays, lastDayOfMonth, type Month } from '../../domain/time/day.ts';
import { localDay } from '../../domain/time/zone.ts';
import type { ReportQuery } from './report-query.ts';
import type { Health, ReportSettings } from './rollup-reader.ts';

/**
 * Whether a month may be answered by its own image: it is not marked, and it had ended before the day before that on which the last
 * nightly run began, so that no later fold of a hot day has passed it by.
 */
export const usableMonths = ({ nightlyAt, dirtyMonths }: Health, { zone }: Pick<ReportSettings, 'zone'>): ((month: Month) => boolean) => {
  const dirty = new Set(dirtyMonths);
  const dayBefore = addDays(localDay(zone, Math.floor(nightlyAt / 1000)), -1);
  return (month) => !dirty.has(month) && lastDayOfMonth(month) < dayBefore;
};

// A month tells its days apart by figures and customers only, and no hours at all.
const isOfDaysOnly = ({ report, grain, by }: ReportQuery): boolean =>
  grain === 'hour' || (grain === 'day' && (report === 'payments' || by === 'taxRate'));

/** The pieces that answer the query from the shop's images. */
export const planShop = (query: ReportQuery, isUsable: (month: Month) => boolean): Piece[] =>
  coverOf(query.range, isOfDaysOnly(query) ? () => false : isUsable);

/** The pieces that answer the query from groups. A month's groups are not told apart by day. */
export const planGroups = ({ range, grain }: ReportQuery, isUsable: (month: Month) => boolean): Piece[] =>
  coverOf(range, grain === 'day' ? () => false : isUsable);
