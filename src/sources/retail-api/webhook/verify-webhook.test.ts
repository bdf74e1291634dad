import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CONTEXT, stated } from '../mapping/retail-order.fixture.ts';
import { signWebhook, verifyWebhook } from './verify-webhook.ts';
import { webhookDoor } from './webhook-door.ts';

const SENT_MS = Date.parse('2026-01-31T10:00:05Z');
const bytes = (text: string): Uint8Array => Buffer.from(text);
const BODY = bytes(JSON.stringify({ type: 'order.updated', data: stated() }));

const delivery = (changes: { headers?: object; body?: Uint8Array; receivedMs?: number } = {}, secret = 'new') => {
  const { headers = {}, body = BODY, receivedMs = SENT_MS + 2_000 } = changes;
  return { headers: { ...signWebhook({ id: 'msg_1', sentMs: SENT_MS, body: BODY }, secret), ...headers }, body, receivedMs };
};

// The example of the Standard Webhooks libraries.
test('believes the published example', () => {
  const headers = {
    'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    'webhook-timestamp': '1614265330',
    'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  };
  const example = { headers, body: bytes('{"test": 2432232314}'), receivedMs: 1_614_265_330_000 };
  assert.equal(verifyWebhook(example, ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw']), 'genuine');
});

test('believes what was signed by any of the secrets, while one is changed for another', () => {
  assert.equal(verifyWebhook(delivery(), ['old', 'new']), 'genuine');
  const { 'webhook-signature': other } = signWebhook({ id: 'msg_1', sentMs: SENT_MS, body: BODY }, 'newer');
  const both = { 'webhook-signature': `${other} ${delivery().headers['webhook-signature']}` };
  assert.equal(verifyWebhook(delivery({ headers: both }), ['new']), 'genuine');
});

test('does not believe what is unsigned, signed otherwise, changed, or too old or new', () => {
  const said = (changes: Parameters<typeof delivery>[0], secrets = ['new']) => verifyWebhook(delivery(changes), secrets);
  for (const name of ['webhook-id', 'webhook-timestamp', 'webhook-signature'])
    assert.equal(said({ headers: { [name]: undefined } }), 'unsigned');
  assert.equal(said({ headers: { 'webhook-timestamp': '1e9' } }), 'unsigned');
  assert.equal(said({}, ['other']), 'wrong-signature');
  assert.equal(said({}, []), 'wrong-signature');
  assert.equal(said({ body: bytes('{}') }), 'wrong-signature');
  assert.equal(said({ headers: { 'webhook-id': 'msg_2' } }), 'wrong-signature');
  assert.equal(said({ headers: { 'webhook-signature': 'v1,' } }), 'wrong-signature');
  assert.equal(said({ headers: { 'webhook-signature': `v2,${'A'.repeat(44)}` } }), 'wrong-signature');
  assert.equal(said({ receivedMs: SENT_MS + 300_000 }), 'genuine');
  assert.equal(said({ receivedMs: SENT_MS + 300_001 }), 'too-old');
  assert.equal(said({ receivedMs: SENT_MS - 300_001 }), 'too-old');
});

test('a delivery brings one order, as it was when it was sent, or what is kept of it', async () => {
  const door = webhookDoor(['new'], CONTEXT);
  assert.equal(await door.verify(delivery()), 'genuine');
  assert.equal(await door.verify(delivery({ body: new Uint8Array(1_000_001) })), 'too-large');
  const [first, again] = [...(await door.read(delivery())), ...(await door.read(delivery({ receivedMs: SENT_MS + 9_000 })))];
  assert.equal(first?.kind, 'order');
  assert.deepEqual(first, again);
  const [broken] = await door.read(delivery({ body: bytes('{') }));
  assert.equal(broken?.kind, 'rejected');
});
