import assert from 'node:assert/strict';
import { test } from 'node:test';
import { signWebhook } from '../sources/retail-api/webhook/verify-webhook.ts';
import { SourceSettings } from './source-settings.ts';
import { webhookDoors } from './webhook-doors.ts';

const settings = (name: string, more: object = {}): SourceSettings =>
  SourceSettings.parse({ name, kind: 'retail-api', url: 'https://shop.example.com', tokenEnv: 'SHOP_TOKEN', ...more });

const SOURCES = [settings('quiet'), settings('loud', { webhookSecretsEnv: 'LOUD_SECRETS' })];

const open = (env: Record<string, string>) => {
  const told: string[] = [];
  const doors = webhookDoors(SOURCES, {
    env,
    guestKey: () => undefined,
    onFailure: (what, error) => told.push(`${what}: ${error instanceof Error ? error.message : error}`),
  });
  return { doors, told };
};

test('opens a door for each source that names the secrets of its webhooks, all of which are valid', async () => {
  const { doors, told } = open({ LOUD_SECRETS: 'old new' });
  assert.deepEqual([[...doors.keys()], told], [['loud'], []]);
  const body = Buffer.from('{}');
  for (const [secret, verdict] of [
    ['old', 'genuine'],
    ['new', 'genuine'],
    ['older', 'wrong-signature'],
  ] as const) {
    const headers = signWebhook({ id: 'm', sentMs: 1_000, body }, secret);
    assert.equal(await doors.get('loud')?.verify({ headers, body, receivedMs: 1_000 }), verdict);
  }
});

test('keeps a door shut whose secrets cannot be had, and says so', () => {
  const { doors, told } = open({});
  assert.equal(doors.size, 0);
  assert.match(told.join(), /the webhooks of loud: the variable LOUD_SECRETS is not set/);
});
