import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Zone } from '../../../domain/time/zone.ts';
import { createTimeReader } from './read-time.ts';

const LONDON = Zone.parse('Europe/London');
const read = (text: string, format = 'iso-local') => createTimeReader(format, LONDON)(text);
const second = (iso: string): number => Date.parse(iso) / 1000;
const reasonOf = (text: string, format?: string) => {
  const reading = read(text, format);
  return reading.kind === 'fault' ? reading.reason : reading.kind;
};

test('reads the wall clock of the zone', () => {
  assert.deepEqual(read('2011-07-01 09:30:00'), { kind: 'read', second: second('2011-07-01T08:30:00Z') });
  assert.deepEqual(read('2011-01-01'), { kind: 'read', second: second('2011-01-01T00:00:00Z') });
});

test('reads patterns, offsets and unix seconds', () => {
  assert.deepEqual(read('1/7/2011 9:05', 'D/M/YYYY H:mm'), { kind: 'read', second: second('2011-07-01T08:05:00Z') });
  assert.deepEqual(read('2026-09-03 10:14:00 -0400', 'iso-offset'), { kind: 'read', second: second('2026-09-03T14:14:00Z') });
  assert.deepEqual(read('2026-09-03T10:14:00+05:30', 'iso-offset'), { kind: 'read', second: second('2026-09-03T04:44:00Z') });
  assert.deepEqual(read('2026-09-03T10:14:00.123Z', 'iso-offset'), { kind: 'read', second: second('2026-09-03T10:14:00Z') });
  assert.deepEqual(read('3/9/2026 10:14 -0400', 'D/M/YYYY H:mm ZZ'), { kind: 'read', second: second('2026-09-03T14:14:00Z') });
  assert.deepEqual(read('2026-09-03 10:14:00 Z', 'YYYY-MM-DD HH:mm:ss ZZ'), { kind: 'read', second: second('2026-09-03T10:14:00Z') });
  assert.equal(reasonOf('2026-09-03 10:14:00', 'YYYY-MM-DD HH:mm:ss ZZ'), 'time-unreadable');
  assert.deepEqual(read('1300000000', 'unix-seconds'), { kind: 'read', second: 1_300_000_000 });
});

test('reads month names, years of two digits and the halves of a day', () => {
  const at = (text: string, format: string) => {
    const reading = read(text, format);
    return reading.kind === 'read' ? new Date(reading.second * 1000).toISOString().slice(0, 16) : reading.reason;
  };
  assert.equal(at('Jan 3, 2026 9:05 PM', 'MMM D, YYYY h:mm A'), '2026-01-03T21:05');
  assert.equal(at('03 december 2026', 'DD MMM YYYY'), '2026-12-03T00:00');
  assert.equal(at('3-SEPT.-69', 'D-MMM-YY'), '2069-09-02T23:00');
  assert.equal(at('01/31/70', 'MM/DD/YY'), '1970-01-30T23:00');
  assert.equal(at('01/31/2026 12:00 AM', 'MM/DD/YYYY hh:mm A'), '2026-01-31T00:00');
  assert.equal(at('01/31/2026 12:30 p.m.', 'MM/DD/YYYY hh:mm A'), '2026-01-31T12:30');
  assert.equal(at('01/31/2026 13:30 PM', 'MM/DD/YYYY hh:mm A'), 'time-nonexistent');
  assert.equal(at('01/31/2026 0:30 AM', 'MM/DD/YYYY h:mm A'), 'time-nonexistent');
  assert.equal(at('3 Janvier 2026', 'D MMM YYYY'), 'time-unreadable');
});

test('accepts times that the clocks skipped or repeated, with a warning', () => {
  assert.deepEqual(read('2011-03-27 01:30:00'), { kind: 'read', second: second('2011-03-27T01:30:00Z'), warning: 'time-gap' });
  assert.deepEqual(read('2011-10-30 01:30:00'), { kind: 'read', second: second('2011-10-30T00:30:00Z'), warning: 'time-overlap' });
});

test('names why a time is refused', () => {
  assert.equal(reasonOf('2011-02-29 10:00'), 'time-nonexistent');
  assert.equal(reasonOf('2011-01-01 25:00'), 'time-nonexistent');
  assert.equal(reasonOf('1899-12-31 10:00'), 'time-out-of-range');
  assert.equal(reasonOf('9999-12-31 10:00'), 'time-out-of-range');
  assert.equal(reasonOf('01/02/2011'), 'time-unreadable');
  assert.equal(reasonOf(''), 'time-unreadable');
});

test('says what a time by a named format looks like', () => {
  const reading = read('31.01.2026');
  assert.match(reading.kind === 'fault' ? reading.remedy : '', /not written as iso-local, e\.g\. 2026-01-31 09:30:00\. Correct it/);
});

test('never drops an offset silently', () => {
  assert.equal(reasonOf('2011-01-01T10:00:00+05:00'), 'time-unreadable');
  assert.equal(reasonOf('2011-01-01T10:00:00', 'iso-offset'), 'time-unreadable');
});
