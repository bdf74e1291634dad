import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SourceName } from '../../domain/ids.ts';
import { takeOrders } from '../../pipeline/take-orders.ts';
import { guestKeyOf } from '../../sources/guest-key.ts';
import { signWebhook } from '../../sources/retail-api/webhook/verify-webhook.ts';
import { webhookDoor } from '../../sources/retail-api/webhook/webhook-door.ts';
import { deliveriesBetween } from './deliver/deliveries.ts';
import { differences, foldAll, openDemoWorld, planOf, pullOnce } from './demo-world.fixture.ts';

const DAY_MS = 86_400_000;

test('webhooks alone, late and twice and out of order, leave the book as the shop says; the pull after them changes nothing', async () => {
  const world = await openDemoWorld('2025-03-01T12:00:00Z', planOf({ scale: 1 }));
  const { shop, effects, demo } = world;
  await pullOnce(world);
  const began = world.nowMs();
  const due = deliveriesBetween(demo.timeline, began - DAY_MS / 24, began + 2 * DAY_MS);
  const door = webhookDoor(['old', 'secret'], { source: SourceName.parse('demo'), guestKey: guestKeyOf('key') });
  const outcomes: Record<string, number> = {};
  for (const { id, dueMs, body } of due) {
    const bytes = Buffer.from(body);
    const delivery = { headers: signWebhook({ id, sentMs: dueMs, body: bytes }, 'secret'), body: bytes, receivedMs: dueMs + 300 };
    assert.equal(await door.verify(delivery), 'genuine');
    for (const { outcome } of await takeOrders(await door.read(delivery), shop, effects)) outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
  }
  // All that was to be delivered by then has been, but for the latest.
  world.pass(2 * DAY_MS - (world.nowMs() - began));
  for (const outcome of ['accepted', 'duplicate', 'stale']) assert.ok((outcomes[outcome] ?? 0) > 0, `${outcome}: ${outcomes[outcome]}`);
  const before = await pullOnce(world);
  await foldAll(world);
  assert.deepEqual(await differences(world), []);
  assert.equal(before.counts.stale, 0);
  world.close();
});
