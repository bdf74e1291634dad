import type { Grain, ReportQuery } from './report-query.ts';
import type { Shape } from './shape.ts';
import type { Way } from './shop-facts.ts';

/** How one side comes by the shop of its rows and of its totals. */
export type Ways = { readonly rows: Way; readonly totals: Way };

const MERGED: Ways = { rows: 'merge', totals: 'merge' };

/** Whether rows or a last row are worked out from the shop's images, and not only the totals. */
export const needsShopRows = ({ rows, hasRest }: Shape): boolean => rows === 'span' || rows === 'part' || hasRest;

/** A month's series has the figures of its days, but neither their payments nor their tax by rate. */
const isInNoSeries = ({ report }: ReportQuery, { rows }: Shape): boolean => report === 'payments' || rows === 'part';

const cutsMonths = (grain: Grain): boolean => grain === 'day' || grain === 'week';

// Two ranges are read, so what the days of a cut month know beyond its series is left out of both.
const totalsOf = ({ report, compare }: ReportQuery, { rows }: Shape): Way =>
  report === 'sales' && rows === 'span' && compare !== undefined ? 'series' : 'merge';

/**
 * Days and weeks lie inside months, whose series have them without reading their days. Customers of a week are the exception: only the
 * days' own images tell who had ordered earlier in that week.
 */
export const waysOfRange = (query: ReportQuery, shape: Shape): Ways => {
  const { report, grain } = query;
  if (!needsShopRows(shape) || !cutsMonths(grain) || isInNoSeries(query, shape)) return MERGED;
  return report === 'customers' && grain === 'week' ? MERGED : { rows: 'series', totals: totalsOf(query, shape) };
};

/**
 * The base of a comparison is read as cheaply as its figures allow: where it cuts months, from their series, and then without the medians
 * that only the days' own images have. Customers stay exact.
 */
export const waysOfBase = (query: ReportQuery, shape: Shape): Ways => {
  const { report, grain, compare } = query;
  if (report === 'customers' || !needsShopRows(shape) || grain === 'total' || isInNoSeries(query, shape)) return waysOfRange(query, shape);
  const keepsMonths = compare === 'previous-year' && !cutsMonths(grain);
  return keepsMonths ? MERGED : { rows: 'series', totals: 'series' };
};
