import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SourceName } from '../domain/ids.ts';
import { listQuarantined } from '../pipeline/quarantine.ts';
import { replay } from '../pipeline/replay.ts';
import { itemsOf, openWorld } from '../pipeline/shop.fixture.ts';
import { takeOrders } from '../pipeline/take-orders.ts';
import { readOrderItem } from '../store/items/order-item.ts';
import { readKept } from './read-kept.ts';
import { stated } from './retail-api/mapping/retail-order.fixture.ts';
import { readOrder } from './retail-api/retail-source.ts';

const CONTEXT = { source: SourceName.parse('shop'), guestKey: (email: string) => `key of ${email.length}` };

const hold = async (changes: object) => {
  const world = await openWorld('2026-02-01T12:00:00Z');
  const read = readOrder(stated(changes), CONTEXT);
  assert.equal(read.kind, 'rejected');
  if (read.kind === 'rejected') await takeOrders([read], world.shop, world.effects);
  const [held] = await listQuarantined(world.effects);
  assert.ok(held !== undefined);
  return { world, held };
};

test('an order that a shop answered stays in quarantine while it cannot be taken', async () => {
  const { world, held } = await hold({ status: 'open' });
  assert.equal((await replay(held, readKept, world)).outcome, 'quarantined');
  assert.equal((await listQuarantined(world.effects)).length, 1);
});

test('once it can be taken it is booked with its guest, as new as the shop said', async () => {
  const { world, held } = await hold({ status: 'open', customer: { id: null, email: 'ann@example.com' } });
  const corrected = { ...held, record: held.record.replace('"open"', '"placed"') };
  const { outcome, order } = await replay(corrected, readKept, world);
  assert.deepEqual([outcome, order], ['accepted', 'shop#1001']);
  const [item] = await itemsOf('ORDER#', world);
  assert.ok(item !== undefined);
  assert.equal(readOrderItem(item).document.customerKey, 'key of 15');
  assert.equal((await listQuarantined(world.effects)).length, 0);
});
