import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays, Day, utcDay } from './day.ts';
import { readWallClock } from './wall-clock.ts';
import { localDay, offsetAt, startOfDay, utcDaysOf, Zone } from './zone.ts';

// Zones that skipped a day, ran a midnight again, move by half hours or lie off the hour, and any other.
const ODD_ZONES = ['Pacific/Apia', 'America/St_Johns', 'Australia/Lord_Howe', 'Pacific/Kwajalein', 'Asia/Kathmandu', 'America/Sao_Paulo'];
const anyZone = fc
  .oneof(fc.constantFrom(...ODD_ZONES), fc.constantFrom(...Intl.supportedValuesOf('timeZone')))
  .map((name) => Zone.parse(name));
// Days on which some clock did something odd, as epoch seconds, and any other time.
const ODD = ['1900-01-01', '1969-09-30', '2010-11-07', '2011-12-30', '2018-11-04', '2024-03-31', '2024-04-07', '2199-12-30'];
const instant = fc.oneof(
  fc.tuple(fc.constantFrom(...ODD), fc.integer({ min: -86_400, max: 172_800 })).map(([day, more]) => Date.parse(day) / 1000 + more),
  fc.integer({ min: Date.parse('1900-01-01') / 1000, max: Date.parse('2199-12-31') / 1000 }),
);
const options = { seed: 20_240_303, numRuns: 800 };

test('puts every instant into one local day, which holds it, and into one of that day’s UTC days', () => {
  fc.assert(
    fc.property(anyZone, instant, (zone, second) => {
      const day = localDay(zone, second);
      for (const [other, holds] of [
        [addDays(day, -1), false],
        [day, true],
        [addDays(day, 1), false],
      ] as const) {
        const isInside = startOfDay(zone, other) <= second && second < startOfDay(zone, addDays(other, 1));
        assert.equal(isInside, holds, `${zone} ${second} ${other}`);
      }
      assert.ok(utcDaysOf(zone, day).includes(utcDay(second)));
    }),
    options,
  );
});

test('shows the date that the platform’s calendar shows, but for minutes that run again', () => {
  fc.assert(
    fc.property(anyZone, instant, (zone, second) => {
      const shown = new Date((second + offsetAt(zone, second)) * 1000).toISOString().slice(0, 10);
      const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
      // Before some zones had whole minutes the platform rounds, so the edges of days are left out.
      fc.pre(Math.abs(((((second + offsetAt(zone, second)) % 86_400) + 86_400) % 86_400) - 43_200) < 43_000);
      assert.equal(shown, format.format(second * 1000), zone);
      const day = localDay(zone, second);
      assert.ok(day === shown || day === addDays(Day.parse(shown), 1));
    }),
    options,
  );
});

test('reads back the wall clock of any instant', () => {
  fc.assert(
    fc.property(anyZone, instant, (zone, second) => {
      const wall = new Date((second + offsetAt(zone, second)) * 1000).toISOString().slice(0, 19);
      const reading = readWallClock(wall, zone);
      assert.ok(reading.kind === 'exact' || reading.kind === 'overlap', `${wall} ${zone} ${reading.kind}`);
      if (reading.kind === 'exact') assert.equal(reading.second, second);
      else assert.ok(reading.second <= second);
    }),
    options,
  );
});
