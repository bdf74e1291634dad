import * as z from 'zod/mini';

const SECONDS_A_DAY = 86_400;
const MS_A_DAY = SECONDS_A_DAY * 1000;

const isRealDay = (text: string): boolean => {
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
};

/** A calendar day `YYYY-MM-DD`. It means a span of time only together with a zone. */
export const Day = z
  .string()
  .check(z.regex(/^\d{4}-\d{2}-\d{2}$/, 'not a day, e.g. 2026-01-31'), z.refine(isRealDay, 'no such day in the calendar'))
  .brand<'Day'>();
export type Day = z.infer<typeof Day>;

/** A calendar month `YYYY-MM`. */
export const Month = z
  .string()
  .check(z.regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'not a month, e.g. 2026-01'))
  .brand<'Month'>();
export type Month = z.infer<typeof Month>;

const names = new Map<number, Day>();

/** The day that lies `epochDay` days after 1970-01-01. */
export const dayOfEpoch = (epochDay: number): Day => {
  const known = names.get(epochDay);
  if (known !== undefined) return known;
  const day = new Date(epochDay * MS_A_DAY).toISOString().slice(0, 10) as Day;
  names.set(epochDay, day);
  return day;
};

/** Days from 1970-01-01 to the day. */
export const epochOfDay = (day: Day): number => Date.parse(`${day}T00:00:00Z`) / MS_A_DAY;

/** The UTC day in which an instant (seconds) falls. */
export const utcDay = (second: number): Day => dayOfEpoch(Math.floor(second / SECONDS_A_DAY));

export const addDays = (day: Day, count: number): Day => dayOfEpoch(epochOfDay(day) + count);

/** Every day from the first to the last, both included; none when the last lies before the first. */
export const daysBetween = (first: Day, last: Day): Day[] => {
  const start = epochOfDay(first);
  const length = Math.max(0, epochOfDay(last) - start + 1);
  return Array.from({ length }, (_, index) => dayOfEpoch(start + index));
};

export const monthOfDay = (day: Day): Month => day.slice(0, 7) as Month;

export const firstDayOfMonth = (month: Month): Day => `${month}-01` as Day;

export const nextMonth = (month: Month): Month => monthOfDay(addDays(firstDayOfMonth(month), 31));

export const lastDayOfMonth = (month: Month): Day => addDays(firstDayOfMonth(nextMonth(month)), -1);
