import assert from 'node:assert/strict';
import { test } from 'node:test';
import { freeAmount } from './allowances.ts';
import { priceText } from './price-text.ts';

test('a price is told of as many units as cost a cent or more', () => {
  assert.equal(priceText('lambda-requests'), '$0.20 a million requests');
  assert.equal(priceText('lambda-compute'), '$0.0133 a thousand GB-seconds');
  assert.equal(priceText('kms-keys'), '$1.00 a key-month');
  assert.equal(priceText('nat-gateways'), '$0.045 an hour');
  assert.match(priceText('quicksight'), /^is charged, see https:/);
});

test('what is free in the first year is not free in an account that has no such year', () => {
  assert.equal(freeAmount('http-api-calls', 'always-free'), 0);
  assert.equal(freeAmount('http-api-calls', 'legacy-12-month'), 1_000_000);
  for (const profile of ['always-free', 'legacy-12-month'] as const) {
    assert.equal(freeAmount('lambda-requests', profile), 1_000_000);
    assert.equal(freeAmount('kms-keys', profile), 0);
  }
});
