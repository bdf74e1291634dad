import * as z from 'zod/mini';
import { addDays, type Day, daysBetween, epochOfDay, utcDay } from './day.ts';
import { offsetSpanAt } from './offset-spans.ts';

const isZone = (name: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '' && /^[A-Za-z]/.test(name);
  } catch {
    return false;
  }
};

/** An IANA time zone, e.g. `Europe/London`. */
export const Zone = z.string().check(z.refine(isZone, 'not an IANA time zone, e.g. Europe/London')).brand<'Zone'>();
export type Zone = z.infer<typeof Zone>;

/** The zone's offset from UTC at an instant, in seconds, east positive. */
export const offsetAt = (zone: Zone, second: number): number => offsetSpanAt(zone, second).offset;

/** When the clocks changed last before an instant that lies behind a change by less than a day or two. */
const lastChange = (zone: Zone, second: number): number => {
  const { from, offset } = offsetSpanAt(zone, second);
  return offsetAt(zone, from - 1) === offset ? lastChange(zone, from - 1) : from;
};

const SECONDS_A_DAY = 86_400;

/** The instant (seconds) at which the day begins in the zone; for a day that the zone skipped, the next one's beginning. */
export const startOfDay = (zone: Zone, day: Day): number => {
  const midnight = epochOfDay(day) * SECONDS_A_DAY;
  const before = offsetAt(zone, midnight - SECONDS_A_DAY);
  const after = offsetAt(zone, midnight + SECONDS_A_DAY);
  const shown = [midnight - before, midnight - after].filter((second) => second + offsetAt(zone, second) === midnight);
  // Where the clocks jump over midnight, the day begins with what they show next.
  return shown.length > 0 ? Math.min(...shown) : lastChange(zone, midnight - before);
};

/** Clocks have never been set back by more than a day, so only this long after a change can a date come round again. */
const RERUN_SECONDS = SECONDS_A_DAY;

/**
 * The calendar day of an instant (seconds) in the zone. A day begins when the clock first shows its date: where clocks are set back
 * over midnight (St. John's until 2011), the minutes that run again belong to the day that had begun.
 */
export const localDay = (zone: Zone, second: number): Day => {
  const { from, offset } = offsetSpanAt(zone, second);
  const shown = utcDay(second + offset);
  if (second - from >= RERUN_SECONDS) return shown;
  const next = addDays(shown, 1);
  return second >= startOfDay(zone, next) && startOfDay(zone, next) > startOfDay(zone, shown) ? next : shown;
};

/** The UTC days that overlap a local day: two as a rule, one or three at the edges. Empty for a day that the zone skipped. */
export const utcDaysOf = (zone: Zone, day: Day): Day[] => {
  const start = startOfDay(zone, day);
  const end = startOfDay(zone, addDays(day, 1));
  return end <= start ? [] : daysBetween(utcDay(start), utcDay(end - 1));
};
