import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EXAMPLE_SETTINGS } from '../../infra/free-tier/example-settings.ts';
import { costLines } from './cost-lines.ts';

test('says how far the free tier goes, and what of the deployment is not in it', () => {
  const [reach, paid] = costLines(EXAMPLE_SETTINGS);
  assert.match(reach ?? '', /^inside the free tier up to 2\d\d,\d{3} orders a month by webhook/);
  assert.equal(paid, 'never free in this account: API Gateway: HTTP API calls ($1.00 a million requests)');
  assert.equal(costLines({ ...EXAMPLE_SETTINGS, freeTier: 'legacy-12-month' }).length, 1);
});
