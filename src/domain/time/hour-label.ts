import { addDays, type Day } from './day.ts';
import { offsetAt, startOfDay, type Zone } from './zone.ts';

export const SECONDS_AN_HOUR = 3600;

/**
 * What the clock on the wall shows, `HH:MM`, so many hours after local midnight; `24:00` where the day has no such hour. Where clocks
 * are set back one label stands for two hours, where they are set forward one is left out.
 */
export const hourLabel = (zone: Zone, day: Day, elapsed: number): string => {
  const second = startOfDay(zone, day) + elapsed * SECONDS_AN_HOUR;
  if (second >= startOfDay(zone, addDays(day, 1))) return '24:00';
  return new Date((second + offsetAt(zone, second)) * 1000).toISOString().slice(11, 16);
};
