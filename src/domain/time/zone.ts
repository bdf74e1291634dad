import { getISO } from 'temporal-polyfill/fns/Calendar';
import * as Instant from 'temporal-polyfill/fns/Instant';
import * as PlainDate from 'temporal-polyfill/fns/PlainDate';
import * as ZonedDateTime from 'temporal-polyfill/fns/ZonedDateTime';
import * as z from 'zod/mini';
import { addDays, type Day, daysBetween, utcDay } from './day.ts';

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

/** A stretch of time, from `from` up to but not including `until` (seconds), in which the zone keeps one offset (seconds). */
type Span = { readonly from: number; readonly until: number; readonly offset: number };

const spansByZone = new Map<string, Span[]>();

const secondsOf = (moment: { readonly epochMilliseconds: number }): number => moment.epochMilliseconds / 1000;

const findSpan = (zone: Zone, second: number): Span => {
  const moment = Instant.toZonedDateTimeISO(Instant.fromEpochMilliseconds(second * 1000), zone);
  const next = ZonedDateTime.getTimeZoneTransition(moment, 'next');
  const previous = ZonedDateTime.getTimeZoneTransition(ZonedDateTime.addSeconds(moment, 1), 'previous');
  return {
    from: previous === null ? Number.NEGATIVE_INFINITY : secondsOf(previous),
    until: next === null ? Number.POSITIVE_INFINITY : secondsOf(next),
    offset: Math.round(ZonedDateTime.offsetNanoseconds(moment) / 1e9),
  };
};

// Asking the zone database costs microseconds and an import asks millions of times, mostly about the same few spans.
const spanAt = (zone: Zone, second: number): Span => {
  const known = spansByZone.get(zone) ?? [];
  const span = known.find(({ from, until }) => from <= second && second < until);
  if (span !== undefined) return span;
  const found = findSpan(zone, second);
  spansByZone.set(zone, [found, ...known]);
  return found;
};

/** The zone's offset from UTC at an instant, in seconds, east positive. */
export const offsetAt = (zone: Zone, second: number): number => spanAt(zone, second).offset;

/** The instant (seconds) at which the day begins in the zone; for a day that the zone skipped, the next one's beginning. */
export const startOfDay = (zone: Zone, day: Day): number => secondsOf(PlainDate.toZonedDateTime(PlainDate.fromString(day, getISO), zone));

/** Clocks have never been set back by more than a day, so only this long after a change can a date come round again. */
const RERUN_SECONDS = 86_400;

/**
 * The calendar day of an instant (seconds) in the zone. A day begins when the clock first shows its date: where clocks are set back
 * over midnight (St. John's until 2011), the minutes that run again belong to the day that had begun.
 */
export const localDay = (zone: Zone, second: number): Day => {
  const { from, offset } = spanAt(zone, second);
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
