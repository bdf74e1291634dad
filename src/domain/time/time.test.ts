import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays, Day, daysBetween, lastDayOfMonth, Month, nextMonth, utcDay } from './day.ts';
import { readWallClock } from './wall-clock.ts';
import { localDay, offsetAt, startOfDay, utcDaysOf, Zone } from './zone.ts';

const at = (iso: string): number => Date.parse(iso) / 1000;
const day = (text: string): Day => Day.parse(text);
const zone = (name: string): Zone => Zone.parse(name);
const hours = (name: string, text: string): number =>
  (startOfDay(zone(name), addDays(day(text), 1)) - startOfDay(zone(name), day(text))) / 3600;

test('gives the day on the wall, beside the UTC day', () => {
  assert.equal(localDay(zone('Asia/Kathmandu'), at('2024-03-10T18:14:59Z')), '2024-03-10');
  assert.equal(localDay(zone('Asia/Kathmandu'), at('2024-03-10T18:15:00Z')), '2024-03-11');
  assert.equal(localDay(zone('America/New_York'), at('2024-03-10T04:59:59Z')), '2024-03-09');
  assert.equal(localDay(zone('Pacific/Kiritimati'), at('2024-03-10T10:00:00Z')), '2024-03-11');
});

test('has days of 23, 24 and 25 hours, and of half hours where a zone moves by those', () => {
  assert.deepEqual(
    ['2024-03-30', '2024-03-31', '2024-10-27'].map((text) => hours('Europe/London', text)),
    [24, 23, 25],
  );
  assert.deepEqual(
    ['2024-04-07', '2024-10-06'].map((text) => hours('Australia/Lord_Howe', text)),
    [24.5, 23.5],
  );
  assert.equal(offsetAt(zone('Asia/Kathmandu'), at('2024-03-10T00:00:00Z')), 5.75 * 3600);
});

test('skips a day that a zone skipped', () => {
  const apia = zone('Pacific/Apia');
  assert.equal(localDay(apia, at('2011-12-30T09:59:59Z')), '2011-12-29');
  assert.equal(localDay(apia, at('2011-12-30T10:00:00Z')), '2011-12-31');
  assert.deepEqual(utcDaysOf(apia, day('2011-12-30')), []);
  assert.deepEqual(utcDaysOf(apia, day('2011-12-29')), ['2011-12-29', '2011-12-30']);
  assert.deepEqual(utcDaysOf(apia, day('2011-12-31')), ['2011-12-30', '2011-12-31']);
});

test('keeps the minutes that ran again over midnight with the day that had begun', () => {
  const stJohns = zone('America/St_Johns');
  // On 2010-11-07 the clock went from 00:01 back to 23:01 of the day before.
  assert.equal(localDay(stJohns, at('2010-11-07T02:29:59Z')), '2010-11-06');
  assert.equal(localDay(stJohns, at('2010-11-07T02:30:00Z')), '2010-11-07');
  assert.equal(localDay(stJohns, at('2010-11-07T02:31:00Z')), '2010-11-07');
  assert.equal(localDay(stJohns, at('2010-11-07T03:29:59Z')), '2010-11-07');
  assert.deepEqual([hours('America/St_Johns', '2010-11-06'), hours('America/St_Johns', '2010-11-07')], [24, 25]);
});

test('begins a day whose midnight was jumped over when its clock first shows it', () => {
  assert.equal(startOfDay(zone('America/Sao_Paulo'), day('2018-11-04')), at('2018-11-04T03:00:00Z'));
  assert.equal(hours('America/Sao_Paulo', '2018-11-04'), 23);
});

test('overlaps one UTC day in UTC, two beside it and three where a day is 25 hours long there', () => {
  assert.deepEqual(utcDaysOf(zone('UTC'), day('2024-03-10')), ['2024-03-10']);
  assert.deepEqual(utcDaysOf(zone('Asia/Kathmandu'), day('2024-03-10')), ['2024-03-09', '2024-03-10']);
  assert.deepEqual(utcDaysOf(zone('Europe/London'), day('2024-10-27')), ['2024-10-26', '2024-10-27']);
  assert.deepEqual(utcDaysOf(zone('Pacific/Kwajalein'), day('1969-09-30')), ['1969-09-29', '1969-09-30', '1969-10-01']);
});

test('reads days in the first and the last year that orders may have', () => {
  assert.equal(localDay(zone('UTC'), at('1900-01-01T00:00:00Z')), '1900-01-01');
  assert.equal(localDay(zone('Europe/London'), at('2199-12-31T23:59:59Z')), '2199-12-31');
  assert.equal(localDay(zone('America/New_York'), at('1900-01-01T00:00:00Z')), '1899-12-31');
  assert.equal(utcDay(-1), '1969-12-31');
});

test('tells a wall clock that is exact, jumped over, shown twice or none', () => {
  const london = zone('Europe/London');
  assert.deepEqual(readWallClock('2011-03-27 12:00:00', london), { kind: 'exact', second: at('2011-03-27T11:00:00Z') });
  assert.deepEqual(readWallClock('2011-03-27 01:30:00', london), { kind: 'gap', second: at('2011-03-27T01:30:00Z') });
  assert.deepEqual(readWallClock('2011-10-30T01:30:00', london), { kind: 'overlap', second: at('2011-10-30T00:30:00Z') });
  assert.deepEqual(readWallClock('2011-10-30 02:00:00', london), { kind: 'exact', second: at('2011-10-30T02:00:00Z') });
  assert.equal(readWallClock('2011-12-30 12:00:00', zone('Pacific/Apia')).kind, 'gap');
  assert.equal(readWallClock('2024-04-07 01:45:00', zone('Australia/Lord_Howe')).kind, 'overlap');
  for (const text of ['', 'yesterday', '2023-02-29 12:00:00', '2023-13-01 00:00:00', '2023-01-01 25:00:00', '2023-01-01T00:00:00Z']) {
    assert.deepEqual(readWallClock(text, london), { kind: 'none' }, text);
  }
});

test('knows days of the calendar and zones of the database, and nothing else', () => {
  for (const text of ['2024-02-29', '1900-01-01', '2199-12-31']) assert.ok(Day.safeParse(text).success, text);
  for (const text of ['2023-02-29', '1900-02-29', '2024-04-31', '2024-1-1', '24-01-01', '2024-01-01T00:00', ''])
    assert.ok(!Day.safeParse(text).success, text);
  for (const text of ['2024-00', '2024-13', '2024-1', '2024-01-01']) assert.ok(!Month.safeParse(text).success, text);
  for (const text of ['Europe/London', 'UTC', 'America/Argentina/Buenos_Aires']) assert.ok(Zone.safeParse(text).success, text);
  for (const text of ['Europe/Nowhere', '', '+05:45', 'London']) assert.ok(!Zone.safeParse(text).success, text);
});

test('counts days and months over the ends of years and Februaries', () => {
  assert.deepEqual(daysBetween(day('2024-02-28'), day('2024-03-01')), ['2024-02-28', '2024-02-29', '2024-03-01']);
  assert.deepEqual(daysBetween(day('2024-03-01'), day('2024-02-28')), []);
  assert.deepEqual(
    ['2024-01', '2024-02', '2023-02', '2023-12'].map((month) => lastDayOfMonth(Month.parse(month))),
    ['2024-01-31', '2024-02-29', '2023-02-28', '2023-12-31'],
  );
  assert.deepEqual(
    ['2023-12', '2024-01', '2024-02'].map((month) => nextMonth(Month.parse(month))),
    ['2024-01', '2024-02', '2024-03'],
  );
});
