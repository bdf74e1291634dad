import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { buildApp } from './build-app.ts';
import { bundleFunctions } from './bundle.ts';
import { Settings } from './settings.ts';

const settings = Settings.parse({
  shop: 'example',
  zone: 'Europe/London',
  currency: 'GBP',
  freeTier: 'legacy-12-month',
  alarmAddress: 'owner@example.com',
  sources: [{ name: 'shop', kind: 'retail-api', url: 'https://shop.example.com/api', tokenEnv: 'SHOP_TOKEN' }],
});

const scratch = mkdtempSync(join(tmpdir(), 'tillbook-synth-'));
after(() => rmSync(scratch, { recursive: true, force: true }));

const synth = async (name: string): Promise<Map<string, string>> => {
  const outdir = join(scratch, name);
  await bundleFunctions();
  buildApp(settings, { outdir }).synth();
  const files = readdirSync(outdir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const pathOf = (file: (typeof files)[number]): string => join(file.parentPath, file.name);
  return new Map(files.map((file) => [pathOf(file).slice(outdir.length), readFileSync(pathOf(file), 'utf8').replaceAll(outdir, '')]));
};

test('makes the same bytes twice, and names no account and no region', async () => {
  const first = await synth('first');
  const second = await synth('second');
  assert.deepEqual([...first.keys()].sort(), [...second.keys()].sort());
  for (const [path, text] of first) assert.equal(text, second.get(path), path);
  assert.ok(first.has('/tillbook-example-api.template.json'));
});
