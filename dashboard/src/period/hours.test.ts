import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Day } from '../../../src/domain/time/day.ts';
import { hourLabel } from '../../../src/domain/time/hour-label.ts';
import { Zone } from '../../../src/domain/time/zone.ts';
import { hoursOf } from './hours.ts';

test('a day has the hours that its clock shows, named as in the report', () => {
  const days = [
    ['Europe/London', '2024-03-10', 24],
    ['Europe/London', '2024-03-31', 23],
    ['Europe/London', '2024-10-27', 25],
    ['Asia/Kathmandu', '2024-03-10', 24],
    ['Pacific/Chatham', '2024-04-07', 25],
    ['Pacific/Kiritimati', '2024-03-10', 24],
    ['Pacific/Pago_Pago', '2024-03-10', 24],
  ] as const;
  for (const [zone, day, count] of days) {
    const hours = hoursOf(day, zone);
    assert.equal(hours.length, count, `${zone} ${day}`);
    assert.deepEqual(
      hours,
      hours.map((_, elapsed) => hourLabel(Zone.parse(zone), Day.parse(day), elapsed)),
      `${zone} ${day}`,
    );
  }
});
