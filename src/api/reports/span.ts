import type { DayRange } from '../../domain/cover.ts';
import { type Day, daysBetween, monthOfDay } from '../../domain/time/day.ts';
import { firstDayOfWeek, type WeekStart } from '../../domain/time/week.ts';
import type { Grain } from './report-query.ts';

/** The days of one row, and what the row calls them. */
export type Span = DayRange & { readonly name: string };

const wholeSpan = ({ from, to }: DayRange): Span => ({ from, to, name: from === to ? from : `${from}..${to}` });

const yearOf = (day: Day): string => day.slice(0, 4);

const MONTHS_A_QUARTER = 3;

const quarterOf = (day: Day): string => `${yearOf(day)}-Q${Math.ceil(Number(day.slice(5, 7)) / MONTHS_A_QUARTER)}`;

const spansNamed = ({ from, to }: DayRange, nameOf: (day: Day) => string): Span[] =>
  [...Map.groupBy(daysBetween(from, to), nameOf)].map(([name, days]) => ({ from: days[0] ?? from, to: days.at(-1) ?? to, name }));

/**
 * The spans that tile the range, one for each row or for each day of hours. A span cut by the range is its days inside and keeps its name;
 * a week is named by its first day.
 */
export const spansOf = (range: DayRange, grain: Grain, weekStart: WeekStart): Span[] => {
  switch (grain) {
    case 'total':
      return [wholeSpan(range)];
    case 'day':
    case 'hour':
      return spansNamed(range, (day) => day);
    case 'week':
      return spansNamed(range, (day) => firstDayOfWeek(day, weekStart));
    case 'month':
      return spansNamed(range, monthOfDay);
    case 'quarter':
      return spansNamed(range, quarterOf);
    case 'year':
      return spansNamed(range, yearOf);
    default:
      return grain satisfies never;
  }
};
