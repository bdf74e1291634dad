import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deploymentOf } from './estimate/deployment.ts';
import { MEASURED_USE } from './estimate/measured-use.ts';
import { type Estimate, estimate } from './estimate.ts';
import { EXAMPLE_SETTINGS } from './example-settings.ts';

const ask = (by: 'webhook' | 'batch', ordersPerMonth: number): Estimate =>
  estimate({ ordersPerMonth, by }, deploymentOf(EXAMPLE_SETTINGS, 'always-free'), MEASURED_USE);

test('a quarter of a million orders a month by webhook cost nothing but the calls of the API', () => {
  const { bindsFirst, uses } = ask('webhook', 250_000);
  assert.ok((bindsFirst?.ordersPerMonth ?? 0) >= 250_000, JSON.stringify(bindsFirst));
  assert.deepEqual(
    uses.filter(({ usd }) => usd !== 0).map(({ allowance }) => allowance),
    ['http-api-calls'],
  );
});

test('the table takes seventeen million orders a month in batches', () => {
  const writes = ask('batch', 1).uses.find(({ allowance }) => allowance === 'dynamodb-writes');
  assert.ok((writes?.fits ?? 0) >= 17_000_000, JSON.stringify(writes));
});
