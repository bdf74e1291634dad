import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { VALIDATION_REPORT_FILE } from 'aws-cdk-lib/cx-api';
import { buildApp } from '../build-app.ts';
import { bundleFunctions } from '../bundle.ts';
import { Settings } from '../settings.ts';
import { acknowledgedFor } from './acknowledged.ts';

const scratch = mkdtempSync(join(tmpdir(), 'tillbook-acknowledged-'));
after(() => rmSync(scratch, { recursive: true, force: true }));

const settingsOf = (changes: object): Settings =>
  Settings.parse({
    shop: 'example',
    zone: 'Europe/London',
    currency: 'GBP',
    alarmAddress: 'owner@example.com',
    sources: [{ name: 'shop', kind: 'retail-api', url: 'https://shop.example.com/api', tokenEnv: 'SHOP_TOKEN' }],
    ...changes,
  });

type Report = { readonly violations: readonly object[]; readonly suppressedViolations?: readonly { readonly acknowledgedId: string }[] };

const reportsOf = (settings: Settings): readonly Report[] => {
  const outdir = join(scratch, `${settings.freeTier}-${settings.fileImports}`);
  buildApp(settings, { outdir }).synth();
  return JSON.parse(readFileSync(join(outdir, VALIDATION_REPORT_FILE), 'utf8')).pluginReports;
};

test('the platform keeps every rule but those acknowledged, and each of these is needed', async () => {
  await bundleFunctions();
  for (const settings of [settingsOf({}), settingsOf({ freeTier: 'legacy-12-month' })])
    for (const { violations } of reportsOf(settings)) assert.deepEqual(violations, []);
  const asking = settingsOf({ fileImports: true });
  const used = new Set(reportsOf(asking).flatMap(({ suppressedViolations = [] }) => suppressedViolations.map((one) => one.acknowledgedId)));
  assert.deepEqual(
    [...used].sort(),
    acknowledgedFor(asking)
      .map(({ rule }) => rule)
      .sort(),
  );
});
