import { getBasic } from 'temporal-polyfill/fns/Calendar';
import * as PlainDateTime from 'temporal-polyfill/fns/PlainDateTime';
import * as ZonedDateTime from 'temporal-polyfill/fns/ZonedDateTime';
import type { Zone } from './zone.ts';

/**
 * What instant (seconds) a wall-clock time means in a zone. `gap`: the clocks jumped over it, the instant is as if they had not.
 * `overlap`: it happened twice, the instant is the first. `none`: no such date or time.
 */
export type WallReading = { readonly kind: 'exact' | 'gap' | 'overlap'; readonly second: number } | { readonly kind: 'none' };

const parseWall = (text: string): PlainDateTime.Record | undefined => {
  try {
    return PlainDateTime.fromString(text, getBasic);
  } catch {
    return undefined;
  }
};

/** Reads ISO 8601 wall-clock text without an offset, e.g. `2011-03-27 01:30:00`. */
export const readWallClock = (text: string, zone: Zone): WallReading => {
  const wall = parseWall(text);
  if (wall === undefined) return { kind: 'none' };
  const earlier = PlainDateTime.toZonedDateTime(wall, zone, { disambiguation: 'earlier' }).epochMilliseconds;
  const later = PlainDateTime.toZonedDateTime(wall, zone, { disambiguation: 'later' }).epochMilliseconds;
  if (earlier === later) return { kind: 'exact', second: Math.floor(earlier / 1000) };
  const first = PlainDateTime.toZonedDateTime(wall, zone, { disambiguation: 'compatible' });
  const moved = !PlainDateTime.equals(ZonedDateTime.toPlainDateTime(first), wall);
  return { kind: moved ? 'gap' : 'overlap', second: Math.floor(first.epochMilliseconds / 1000) };
};
