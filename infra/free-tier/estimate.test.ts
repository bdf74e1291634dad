import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { AllowanceId } from './allowances.ts';
import { DELIVERIES_AN_ORDER, QUERIES_A_MONTH } from './estimate/assumptions.ts';
import type { Deployment } from './estimate/deployment.ts';
import type { MeasuredUse, VolumeUse } from './estimate/measured-use.ts';
import { type Estimate, estimate, type Use } from './estimate.ts';

const NOTHING = { writeUnits: 0, readUnits: 0, calls: 0 };

const volume = (ordersADay: number, changes: Partial<VolumeUse> = {}): VolumeUse => ({
  ordersADay,
  statementsAnOrder: 1.5,
  first: { ...NOTHING, writeUnits: 4 },
  again: { ...NOTHING, writeUnits: 2 },
  sweepsADay: NOTHING,
  bytesAnOrder: 1000,
  rollupBytesADay: 10_000,
  processorMs: { delivery: 0, sweepsADay: 0 },
  ...changes,
});

const MEASURED: MeasuredUse = {
  batch: { writeUnits: 5.5, readUnits: 1, calls: 0, processorMs: 0 },
  volumes: [volume(100), volume(1000)],
};

const GB = { memoryMb: 1024 };

const BARE: Deployment = {
  profile: 'always-free',
  logDays: 15,
  hasFiles: false,
  starts: { sweep: 43_200, nightly: 30 },
  pullMinutes: undefined,
  functions: { collect: GB, pull: GB, import: GB, sweep: GB, nightly: GB, query: GB, admin: GB, authorize: GB },
};

const ask = (ordersPerMonth: number, by: 'webhook' | 'batch', changes: Partial<Deployment> = {}, measured = MEASURED): Estimate =>
  estimate({ ordersPerMonth, by }, { ...BARE, ...changes }, measured);

const useOf = ({ uses }: Estimate, id: AllowanceId): Use => {
  const use = uses.find(({ allowance }) => allowance === id);
  assert.ok(use, id);
  return use;
};

describe('an estimate', () => {
  test('counts what runs by the clock, what people ask, and each delivery', () => {
    assert.equal(DELIVERIES_AN_ORDER * 10_000 + 2 * QUERIES_A_MONTH, 55_000);
    const { used, free, fits } = useOf(ask(10_000, 'webhook'), 'lambda-requests');
    assert.equal(used, 43_200 + 30 + 55_000);
    assert.equal(free, 1_000_000);
    // (1,000,000 − 63,230) / 3.5 = 267,648.6
    assert.equal(fits, 267_648);
  });

  test('tells a delivery that says something new from one that repeats, and adds what the pull meets again', () => {
    // 1.5 statements of 4 units and 2 repetitions of 2; the pull every five minutes meets each statement twice, of 2 units
    assert.equal(useOf(ask(1000, 'webhook'), 'dynamodb-writes').used, 1000 * (1.5 * 4 + 2 * 2));
    const pulled = ask(1000, 'webhook', { pullMinutes: 5, starts: { pull: 8640 } });
    assert.equal(useOf(pulled, 'dynamodb-writes').used, 1000 * (1.5 * 4 + 2 * 2 + 1.5 * 2 * 2));
  });

  test('takes capacity as what can be written in a month at the pace of batches', () => {
    const { used, free, fits } = useOf(ask(1_000_000, 'batch'), 'dynamodb-writes');
    assert.equal(used, 5_500_000);
    assert.equal(free, 22 * 2_592_000);
    assert.equal(fits, 10_368_000);
  });

  test('charges a batch for the time that it waits', () => {
    // 5.5 units at 22 a second are a quarter of a second, of a whole GB
    const [none, many] = [ask(1, 'batch'), ask(1_000_001, 'batch')].map((estimated) => useOf(estimated, 'lambda-compute').used);
    assert.ok(Math.abs((many ?? 0) - (none ?? 0) - 250_000) < 0.001);
  });

  test('says when the free storage is full', () => {
    const { storage } = ask(300_000, 'webhook');
    assert.equal(storage.gbAMonth, 0.3003);
    assert.equal(Math.floor(storage.monthsUntilFull), 83);
  });

  test('says what costs from the first unit, and that it cannot be used up', () => {
    const free = ask(10_000, 'webhook');
    const calls = useOf(free, 'http-api-calls');
    assert.equal(calls.free, 0);
    assert.equal(calls.fits, null);
    assert.ok(Math.abs((calls.usd ?? 0) - 0.045) < 1e-9);
    assert.equal(useOf(ask(10_000, 'webhook', { profile: 'legacy-12-month' }), 'http-api-calls').usd, 0);
  });

  test('charges what is beyond by the unit, and capacity by whole units that stand all month', () => {
    const requests = useOf(ask(1_000_000, 'webhook'), 'lambda-requests');
    assert.ok(Math.abs((requests.usd ?? 0) - (43_230 + 20_000 + 3_500_000 - 1_000_000) * 2e-7) < 1e-9);
    // 10 units an order are 100 million in the month, 38.6 a second: 17 units more than 22, each 720 hours
    assert.ok(Math.abs((useOf(ask(10_000_000, 'webhook'), 'dynamodb-writes').usd ?? 0) - 17 * 720 * 0.00065) < 1e-9);
  });

  test('finds what binds first', () => {
    assert.deepEqual(ask(10, 'webhook').bindsFirst, { allowance: 'lambda-requests', ordersPerMonth: 267_648 });
    const dear = { ...MEASURED, volumes: [volume(100), volume(1000)].map((one) => ({ ...one, first: { ...NOTHING, writeUnits: 4000 } })) };
    assert.equal(ask(10, 'webhook', {}, dear).bindsFirst?.allowance, 'dynamodb-writes');
  });

  test('keeps logs as long as the settings say', () => {
    const estimated = ask(100_000, 'webhook');
    assert.equal(useOf(estimated, 'log-storage').used, useOf(estimated, 'log-ingestion').used / 2);
  });

  test('counts the secrets that each environment reads again each half hour', () => {
    assert.equal(useOf(ask(1, 'webhook'), 'kms-requests').used, 2 * 3.5);
    assert.equal(useOf(ask(10_000, 'webhook'), 'kms-requests').used, 2 * (2 * 1440));
  });

  test('knows files only where there are some', () => {
    assert.ok(ask(10, 'batch').uses.every(({ allowance }) => !allowance.startsWith('s3-')));
    const files = ask(1_000_000, 'batch', { hasFiles: true });
    assert.equal(useOf(files, 's3-storage').used, 0.4);
    assert.ok(Math.abs((useOf(files, 's3-storage').usd ?? 0) - 0.4 * 0.023) < 1e-9);
  });
});
