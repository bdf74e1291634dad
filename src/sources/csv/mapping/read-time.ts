import { Second } from '../../../domain/order/order-document.ts';
import { readWallClock } from '../../../domain/time/wall-clock.ts';
import { Zone } from '../../../domain/time/zone.ts';
import { wallClockReader } from '../profile/time-format.ts';

/** An instant, with a warning where the clocks were changed; or why the text gives none. */
export type TimeReading =
  | { readonly kind: 'read'; readonly second: number; readonly warning?: 'time-gap' | 'time-overlap' }
  | { readonly kind: 'fault'; readonly reason: string; readonly remedy: string };

export type TimeReader = (text: string) => TimeReading;

const UTC = Zone.parse('UTC');
const OFFSET_AT_END = /^(.*?) ?([+-]\d{2}:?\d{2}|Z)$/;
const OFFSET = /^([+-])(\d{2}):?(\d{2})$/;
const KNOWN_AT_MOST = 65_536;

const LIKE: Readonly<Record<string, string>> = {
  'iso-local': ', e.g. 2026-01-31 09:30:00',
  'iso-offset': ', e.g. 2026-01-31T09:30:00Z',
  'unix-seconds': ', e.g. 1769851800',
};

const unreadable = (format: string): TimeReading => ({
  kind: 'fault',
  reason: 'time-unreadable',
  remedy: `it is not written as ${format}${LIKE[format] ?? ''}. Correct it, or the format in the profile.`,
});

const inRange = (second: number): TimeReading => {
  const checked = Second.safeParse(second);
  if (checked.success) return { kind: 'read', second };
  const says = checked.error.issues[0]?.message ?? 'not an instant';
  return { kind: 'fault', reason: 'time-out-of-range', remedy: `it lies ${says}. Correct the date.` };
};

const readWall = (text: string, zone: Zone): TimeReading => {
  const wall = readWallClock(text, zone);
  if (wall.kind === 'none') return { kind: 'fault', reason: 'time-nonexistent', remedy: 'there is no such date or time. Correct it.' };
  const reading = inRange(wall.second);
  return reading.kind === 'fault' || wall.kind === 'exact' ? reading : { ...reading, warning: `time-${wall.kind}` };
};

const readWithOffset = (wall: string, offset: string): TimeReading => {
  const reading = readWall(wall, UTC);
  const [, sign, hours = '0', minutes = '0'] = OFFSET.exec(offset) ?? [];
  const east = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -60 : 60);
  return reading.kind === 'fault' ? reading : inRange(reading.second - east);
};

const localReader = (format: string, zone: Zone): TimeReader => {
  const toWall = wallClockReader(format);
  return (text) => {
    const clock = toWall(text);
    if (clock === undefined) return unreadable(format);
    return clock.offset === undefined ? readWall(clock.wall, zone) : readWithOffset(clock.wall, clock.offset);
  };
};

const readOffset: TimeReader = (text) => {
  const [, wall = '', offset = 'Z'] = OFFSET_AT_END.exec(text) ?? [];
  const clock = wallClockReader('iso-local')(wall);
  return clock === undefined ? unreadable('iso-offset') : readWithOffset(clock.wall, offset);
};

const readUnix: TimeReader = (text) => (/^-?\d{1,12}$/.test(text) ? inRange(Number(text)) : unreadable('unix-seconds'));

const readerOf = (format: string, zone: Zone): TimeReader => {
  if (format === 'unix-seconds') return readUnix;
  return format === 'iso-offset' ? readOffset : localReader(format, zone);
};

// A slice of the file as a key would keep its whole chunk in memory.
const copy = (text: string): string => Buffer.from(text).toString();

/** Reads instants written in one format, with a memory: the rows of an order repeat its time. */
export const createTimeReader = (format: string, zone: Zone): TimeReader => {
  const read = readerOf(format, zone);
  const known = new Map<string, TimeReading>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    if (known.size >= KNOWN_AT_MOST) known.clear();
    const reading = read(text);
    known.set(copy(text), reading);
    return reading;
  };
};
