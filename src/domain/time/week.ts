import { addDays, type Day, epochOfDay } from './day.ts';

/** The days on which a shop's week may begin. */
export const WEEK_STARTS = ['monday', 'sunday', 'saturday'] as const;
export type WeekStart = (typeof WEEK_STARTS)[number];

const DAYS_A_WEEK = 7;

// 1970-01-01 was a Thursday; days are counted from there.
const DAYS_BEFORE_EPOCH = { monday: 3, sunday: 4, saturday: 5 } as const satisfies Record<WeekStart, number>;

/** The first day of the week in which the day lies. */
export const firstDayOfWeek = (day: Day, weekStart: WeekStart): Day => {
  const into = (epochOfDay(day) + DAYS_BEFORE_EPOCH[weekStart]) % DAYS_A_WEEK;
  return addDays(day, -(into < 0 ? into + DAYS_A_WEEK : into));
};
