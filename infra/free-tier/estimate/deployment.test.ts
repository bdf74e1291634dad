import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EXAMPLE_SETTINGS } from '../example-settings.ts';
import { deploymentOf, startsOf } from './deployment.ts';

test('counts what starts by the clock in a month of 30 days', () => {
  const { starts, pullMinutes } = deploymentOf(EXAMPLE_SETTINGS);
  assert.equal(starts.sweep, 43_200 + 30);
  assert.equal(starts.pull, 8640);
  assert.equal(starts.nightly, 30 * 4 * 12);
  assert.equal(pullMinutes, 5);
});

test('has files where the asked profile has them free, unless the settings say', () => {
  assert.equal(deploymentOf(EXAMPLE_SETTINGS).hasFiles, false);
  assert.equal(deploymentOf(EXAMPLE_SETTINGS, 'legacy-12-month').hasFiles, true);
  assert.equal(deploymentOf({ ...EXAMPLE_SETTINGS, fileImports: true }).hasFiles, true);
});

test('reads times of the day', () => {
  const expressions = ['rate(1 minute)', 'rate(5 minutes)', 'cron(30 4 * * ? *)', 'cron(0/5 1-4 * * ? *)', 'cron(10/25 * * * ? *)'];
  assert.deepEqual(expressions.map(startsOf), [43_200, 8640, 30, 30 * 12 * 4, 30 * 2 * 24]);
});

test('refuses a schedule that it cannot count', () => {
  for (const expression of ['cron(0 9 ? * MON *)', 'cron(0,30 9 * * ? *)', 'at(2026-11-25T10:00:00)'])
    assert.throws(() => startsOf(expression), /nobody knows how often/);
});
