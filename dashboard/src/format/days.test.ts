import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axisText } from './axis.ts';
import { daysText, dayText, instantText, periodText } from './days.ts';

test('days say their year once', () => {
  assert.equal(dayText('2024-02-29'), '29 Feb');
  assert.equal(daysText({ from: '2024-03-10', to: '2024-03-10' }), '10 Mar 2024');
  assert.equal(daysText({ from: '2024-02-12', to: '2024-03-10' }), '12 Feb – 10 Mar 2024');
  assert.equal(daysText({ from: '2023-12-31', to: '2024-01-01' }), '31 Dec 2023 – 1 Jan 2024');
});

test('a period has a short name under the chart', () => {
  assert.deepEqual(['2024-03-10 06:00', '2024-03-10', '2024-03'].map(periodText), ['06:00', '10 Mar', 'Mar 2024']);
});

test('an instant is told by the clock of the shop', () => {
  assert.equal(instantText('2024-06-30T23:30:00Z', 'Europe/London'), '1 Jul 2024, 00:30');
});

test('a scale is short, in every currency', () => {
  const [gbp, jpy] = [
    { currency: 'GBP', digits: 2 },
    { currency: 'JPY', digits: 0 },
  ];
  assert.deepEqual(
    [0, 50, 250_000, -100_000, 120_000_000].map((minor) => axisText(minor, gbp)),
    ['£0', '£0.5', '£2.5K', '−£1K', '£1.2M'],
  );
  assert.deepEqual([axisText(0, jpy), axisText(2_500, jpy)], ['¥0', '¥2.5K']);
});
