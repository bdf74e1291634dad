import type { DayRange } from '../../domain/cover.ts';
import { Day, epochOfDay, firstDayOfMonth, lastDayOfMonth, Month } from '../../domain/time/day.ts';
import { complain, type Reading, readText, textsOf } from './query-params.ts';
import type { ReportQuery } from './report-query.ts';

/** Ten years with their leap days. A longer question is a typing error in a year, and would read thousands of rollups. @unit days */
export const MAX_DAYS = 3653;

/** Hours and the days' products come from day images, the largest there are; a year of them is what one answer may read. @unit days */
export const MAX_DAYS_OF_LARGE_IMAGES = 366;

// Orders are dated from 1900 to 2199, see the order document.
const FIRST_DAY = '1900-01-01';
const LAST_DAY = '2199-12-31';
const A_DAY = `a day, e.g. 2026-01-31, or a month, e.g. 2026-01, from ${FIRST_DAY} to ${LAST_DAY}`;

const readDay = (text: string, dayOf: (month: Month) => Day): Day | undefined => {
  const month = Month.safeParse(text);
  const day = Day.safeParse(text);
  if (!day.success && !month.success) return undefined;
  const found = month.success ? dayOf(month.data) : day.data;
  return found !== undefined && found >= FIRST_DAY && found <= LAST_DAY ? found : undefined;
};

const readEnd = (reading: Reading, end: 'from' | 'to', dayOf: (month: Month) => Day): Day | undefined => {
  const text = readText(reading, end);
  return readDay(text ?? '', dayOf) ?? complain(reading, end, { value: text ?? null, allowed: A_DAY });
};

/** What of a question says how long its range may be. */
type Extent = Pick<ReportQuery, 'report' | 'grain' | 'compare'>;

// Rows of products by month are whole months, but shifted by days they cut the months of the base.
const readsLargeImages = ({ report, grain, compare }: Extent): boolean => {
  if (report !== 'products') return grain === 'hour';
  return grain === 'day' || grain === 'week' || (grain !== 'total' && compare !== undefined && compare !== 'previous-year');
};

/** The range of a question; months stand for their first and last days. */
export const readRange = (reading: Reading, extent: Extent): DayRange | undefined => {
  const from = readEnd(reading, 'from', firstDayOfMonth);
  const to = readEnd(reading, 'to', lastDayOfMonth);
  if (from === undefined || to === undefined) return undefined;
  const [toText = to] = textsOf(reading, 'to');
  if (to < from) return complain(reading, 'to', { value: toText, allowed: `a day or month not before ${from}` });
  const most = readsLargeImages(extent) ? MAX_DAYS_OF_LARGE_IMAGES : MAX_DAYS;
  const days = epochOfDay(to) - epochOfDay(from) + 1;
  if (days > most) return complain(reading, 'to', { value: toText, allowed: `at most ${most} days from ${from}; these are ${days}` });
  return { from, to };
};
