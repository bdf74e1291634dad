import type { DayRange } from '../../../domain/cover.ts';
import { addDays, Day, epochOfDay } from '../../../domain/time/day.ts';
import type { CompareMode } from '../report-query.ts';

const DAYS_A_WEEK = 7;
const DAYS_OF_52_WEEKS = 364;

/** The same date a year before; 29 February falls on the 28th. */
const yearBefore = (day: Day): Day => {
  const date = `${String(Number(day.slice(0, 4)) - 1).padStart(4, '0')}${day.slice(4)}`;
  return Day.parse(date.endsWith('-02-29') ? date.replace(/29$/, '28') : date);
};

/** How a day of the range is carried to the day that it is held against. */
export const shiftOf = (mode: CompareMode, { from, to }: DayRange): ((day: Day) => Day) => {
  const length = epochOfDay(to) - epochOfDay(from) + 1;
  switch (mode) {
    case 'previous-period':
      return (day) => addDays(day, -length);
    case 'same-weekdays':
      return (day) => addDays(day, -Math.ceil(length / DAYS_A_WEEK) * DAYS_A_WEEK);
    case 'previous-year':
      return yearBefore;
    case 'previous-year-weekdays':
      return (day) => addDays(day, -DAYS_OF_52_WEEKS);
    default:
      return mode satisfies never;
  }
};
