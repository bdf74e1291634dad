import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EXAMPLE_SETTINGS } from '../example-settings.ts';
import { deploymentOf, startsOf } from './deployment.ts';

test('counts what starts by the clock in a month of 30 days', () => {
  const { starts, pullMinutes } = deploymentOf(EXAMPLE_SETTINGS);
  assert.equal(starts.sweep, 43_200 + 30);
  assert.equal(starts.pull, 8640);
  assert.equal(starts.nightly, 30);
  assert.equal(pullMinutes, 5);
});

test('has files where the asked profile has them free, unless the settings say', () => {
  assert.equal(deploymentOf(EXAMPLE_SETTINGS).hasFiles, false);
  assert.equal(deploymentOf(EXAMPLE_SETTINGS, 'legacy-12-month').hasFiles, true);
  assert.equal(deploymentOf({ ...EXAMPLE_SETTINGS, fileImports: true }).hasFiles, true);
});

test('refuses a schedule that it cannot count', () => {
  assert.throws(() => startsOf('cron(0 9 ? * MON *)'), /nobody knows how often/);
});
