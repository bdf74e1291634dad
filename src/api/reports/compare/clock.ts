import type { Day } from '../../../domain/time/day.ts';
import { SECONDS_AN_HOUR } from '../../../domain/time/hour-label.ts';
import { localDay, startOfDay, type Zone } from '../../../domain/time/zone.ts';

/** The unfinished day, and how many whole hours of it have elapsed since local midnight, whatever the clock on the wall shows. */
export type Clock = { readonly today: Day; readonly elapsedHours: number };

export const clockOf = (zone: Zone, nowMs: number): Clock => {
  const second = Math.floor(nowMs / 1000);
  const today = localDay(zone, second);
  return { today, elapsedHours: Math.floor((second - startOfDay(zone, today)) / SECONDS_AN_HOUR) };
};
