import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { signWebhook } from '../sources/retail-api/webhook/verify-webhook.ts';
import { makeSecret } from './guest-key.ts';
import { putSource, SourceSettings } from './source-settings.ts';
import { webhookDoors } from './webhook-doors.ts';

const settings = (name: string, more: object = {}): SourceSettings =>
  SourceSettings.parse({ name, kind: 'retail-api', url: 'https://shop.example.com', tokenEnv: 'SHOP_TOKEN', ...more });

test('opens a door for each source that names the secrets of its webhooks, all of which are valid', async (context) => {
  const dir = mkdtempSync(join(tmpdir(), 'tillbook-doors-'));
  context.after(() => rmSync(dir, { recursive: true }));
  await makeSecret(join(dir, 'guest.key'));
  await putSource(dir, settings('quiet'));
  await putSource(dir, settings('loud', { webhookSecretsEnv: 'LOUD_SECRETS' }));
  const doors = await webhookDoors(dir, { LOUD_SECRETS: 'old new' });
  assert.deepEqual([...doors.keys()], ['loud']);
  const body = Buffer.from('{}');
  for (const [secret, verdict] of [
    ['old', 'genuine'],
    ['new', 'genuine'],
    ['older', 'wrong-signature'],
  ] as const) {
    const headers = signWebhook({ id: 'm', sentMs: 1_000, body }, secret);
    assert.equal(await doors.get('loud')?.verify({ headers, body, receivedMs: 1_000 }), verdict);
  }
  await assert.rejects(webhookDoors(dir, {}), /the variable LOUD_SECRETS is not set/);
});
