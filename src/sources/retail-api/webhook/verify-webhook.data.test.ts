import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import * as z from 'zod/mini';
import { verifyWebhook } from './verify-webhook.ts';

const FILE = fileURLToPath(new URL('../../../../../shared/payloads/signature_vectors.json', import.meta.url));
const skip = existsSync(FILE) || process.env.CI ? false : `there is no ${FILE}`;

const Vectors = z.object({
  bigcommerce_standard_webhooks: z.object({
    client_secret: z.string(),
    'webhook-id': z.string(),
    'webhook-timestamp': z.string(),
    body: z.string(),
    value: z.string(),
  }),
});

test('believes the vector of Standard Webhooks, and no other body', { skip }, () => {
  const { bigcommerce_standard_webhooks: vector } = Vectors.parse(JSON.parse(readFileSync(FILE, 'utf8')));
  const { client_secret: secret, body, value, ...headers } = vector;
  const delivery = {
    headers: { ...headers, 'webhook-signature': value },
    body: Buffer.from(body),
    receivedMs: Number(vector['webhook-timestamp']) * 1000,
  };
  assert.equal(verifyWebhook(delivery, [secret]), 'genuine');
  assert.equal(verifyWebhook({ ...delivery, body: Buffer.from(`${body} `) }, [secret]), 'wrong-signature');
});
