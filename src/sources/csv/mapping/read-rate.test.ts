import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accepted, mapExample, PROFILE } from './example.fixture.ts';

const order = { ...PROFILE.order, currency: 'Cur', rate: 'Rate' };

const rateOf = (change: object, row: Readonly<Record<string, string>>): string | undefined =>
  accepted(mapExample({ order, ...change }, { Cur: 'EUR', ...row })).document.rate;

test('takes the rate that the order states, in the notation of the file', () => {
  assert.equal(rateOf({}, { Rate: '0.85730' }), '0.8573');
  assert.equal(rateOf({ numbers: { decimal: ',' } }, { Rate: '0,8573', Price: '1,50' }), '0.8573');
  assert.equal(rateOf({ rates: { EUR: '0.9' } }, { Rate: '0.8573' }), '0.8573');
});

test('takes the profile’s where the order states none, or 0', () => {
  const rates = { EUR: '0.9', USD: '0.8' };
  assert.equal(rateOf({ rates }, {}), '0.9');
  assert.equal(rateOf({ rates }, { Rate: '0' }), '0.9');
  assert.equal(rateOf({ rates }, { Cur: 'CHF' }), undefined);
  assert.equal(rateOf({ rates: { GBP: '2' } }, { Cur: 'GBP' }), undefined);
});

test('takes the rate of the order’s day, and none before the first', () => {
  const rates = { EUR: { '2026-02-01': '0.8', '2026-01-01': '0.7' } };
  const times = { '2025-12-31 23:59': undefined, '2026-01-01 00:00': '0.7', '2026-01-31 23:59': '0.7', '2026-02-01 00:00': '0.8' };
  for (const [Time, rate] of Object.entries(times)) assert.equal(rateOf({ rates }, { Time }), rate, Time);
});
