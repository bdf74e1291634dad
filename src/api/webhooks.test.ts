import assert from 'node:assert/strict';
import { test } from 'node:test';
import { order, version } from '../pipeline/shop.fixture.ts';
import { StoreError } from '../store/errors.ts';
import { openApi } from './api.fixture.ts';
import type { Distrust, WebhookDoor } from './webhooks/webhook-door.ts';

const VERDICTS: { readonly [signature: string]: Distrust | 'genuine' } = {
  right: 'genuine',
  wrong: 'wrong-signature',
  old: 'too-old',
  again: 'replayed',
};

/** A door whose signature is its verdict. */
const DOOR: WebhookDoor = {
  isPulled: true,
  verify: async ({ headers }) => VERDICTS[headers['x-signature'] ?? ''] ?? 'unsigned',
  read: async ({ body }) => [{ kind: 'order', document: order(Buffer.from(body).toString(), '2024-03-05T10:00:00Z'), version: version(1) }],
};

test('a delivery is taken when its door believes it, refused and counted when not', async () => {
  const { ask, effects, tokens } = await openApi();
  Object.assign(effects.webhooks, { doors: new Map([['shop', DOOR]]) });
  const deliver = async (signature: string, source = 'shop') =>
    (await ask(`/v1/webhooks/${source}`, { method: 'POST', body: 'w1', headers: { 'x-signature': signature } })).status;
  assert.deepEqual([await deliver('right'), await deliver('right')], [200, 200]);
  for (const signature of ['', 'wrong', 'old', 'again', 'again']) assert.equal(await deliver(signature), 401);
  assert.equal(await deliver('right', 'elsewhere'), 404);
  assert.equal(await deliver('right', 'Shop!'), 400);
  const large = await ask('/v1/webhooks/shop', { method: 'POST', body: Buffer.alloc(2_000_000), headers: { 'x-signature': 'right' } });
  assert.equal(large.status, 413);
  const answer = await ask('/v1/sources', { token: tokens.read });
  assert.deepEqual(answer.json(), {
    sources: [
      {
        source: 'shop',
        pull: null,
        webhooks: { accepted: 1, duplicate: 1, unsigned: 1, 'wrong-signature': 1, 'too-old': 1, replayed: 2, 'too-large': 1 },
      },
    ],
  });
});

test('a delivery that the store has no room for is left to the pull where there is one, and comes again where there is none', async () => {
  const { ask, effects } = await openApi();
  const putIf = async () => {
    throw new StoreError('throttled', 'spent', { place: 't' });
  };
  const doors = new Map([
    ['pulled', DOOR],
    ['alone', { ...DOOR, isPulled: false }],
  ]);
  Object.assign(effects, { table: { ...effects.table, putIf } });
  Object.assign(effects.webhooks, { doors });
  const deliver = (source: string) => ask(`/v1/webhooks/${source}`, { method: 'POST', body: 'w1', headers: { 'x-signature': 'right' } });
  const [pulled, alone] = [await deliver('pulled'), await deliver('alone')];
  assert.deepEqual(
    [pulled.status, pulled.json()],
    [200, { outcomes: [], counts: { accepted: 0, duplicate: 0, stale: 0, quarantined: 0 } }],
  );
  assert.deepEqual([alone.status, alone.headers['retry-after']], [503, '1']);
  assert.deepEqual(effects.webhooks.tally.read().get('pulled'), { deferred: 1 });
});
