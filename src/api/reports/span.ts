import type { DayRange } from '../../domain/cover.ts';
import { type Day, daysBetween, firstDayOfMonth, lastDayOfMonth, monthOfDay } from '../../domain/time/day.ts';
import type { Grain } from './report-query.ts';

/** The days of one row, and what the row calls them. */
export type Span = DayRange & { readonly name: string };

const wholeSpan = ({ from, to }: DayRange): Span => ({ from, to, name: from === to ? from : `${from}..${to}` });

const monthSpans = ({ from, to }: DayRange): Span[] => {
  const months = [...new Set(daysBetween(from, to).map(monthOfDay))];
  const later = (a: Day, b: Day): Day => (a > b ? a : b);
  const earlier = (a: Day, b: Day): Day => (a < b ? a : b);
  return months.map((month) => ({ from: later(from, firstDayOfMonth(month)), to: earlier(to, lastDayOfMonth(month)), name: month }));
};

/** The spans that tile the range, one for each row or for each day of hours. A month cut by the range is its days inside. */
export const spansOf = (range: DayRange, grain: Grain): Span[] => {
  switch (grain) {
    case 'total':
      return [wholeSpan(range)];
    case 'month':
      return monthSpans(range);
    case 'day':
    case 'hour':
      return daysBetween(range.from, range.to).map((day) => ({ from: day, to: day, name: day }));
    default:
      return grain satisfies never;
  }
};
