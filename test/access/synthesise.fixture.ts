import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildApp } from '../../infra/build-app.ts';
import { bundleFolder, bundleFunction } from '../../infra/bundle.ts';
import { FUNCTION_NAMES } from '../../infra/functions.ts';
import { Settings } from '../../infra/settings.ts';
import { type Stacks, Template } from './template/template.ts';

const source = (name: string, parts: object = {}) => ({
  name,
  kind: 'retail-api',
  url: 'https://shop.example.com/api',
  tokenEnv: 'SHOP_TOKEN',
  ...parts,
});

/** A shop that has all that can be had: two sources, one with webhooks, files, mail of alarms, another page. */
export const WHOLE_SHOP = Settings.parse({
  shop: 'example',
  zone: 'Europe/London',
  currency: 'GBP',
  freeTier: 'legacy-12-month',
  alarmAddress: 'owner@example.com',
  origin: 'https://page.example.com',
  sources: [source('shop', { webhookSecretsEnv: 'SHOP_SECRETS' }), source('market')],
});

/** A shop that has the least: no source, no files. */
export const BARE_SHOP = Settings.parse({ shop: 'bare', zone: 'Europe/London', currency: 'GBP' });

// The rights do not depend on what the bundles hold, but the synth asks that they be there.
const bundleMissing = async (): Promise<void> => {
  const missing = FUNCTION_NAMES.filter((name) => !existsSync(join(bundleFolder(name), 'index.mjs')));
  await Promise.all(missing.map((name) => bundleFunction(name)));
};

/** The templates of a shop's platform, as they would be deployed. */
export const synthesise = async (settings: Settings): Promise<Stacks> => {
  await bundleMissing();
  const outdir = mkdtempSync(join(tmpdir(), 'tillbook-access-'));
  try {
    const { stacks } = buildApp(settings, { outdir }).synth();
    return Object.fromEntries(stacks.map(({ stackName, template }) => [stackName, Template.parse(template)]));
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
};
