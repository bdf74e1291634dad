import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Day } from '../../domain/time/day.ts';
import { RetailOrder } from '../../sources/retail-api/contract/order.ts';
import { deliveriesBetween } from './deliver/deliveries.ts';
import { planOf } from './demo-world.fixture.ts';
import { visibleAt } from './generate/planned-order.ts';
import type { ShopPlan } from './generate/shop-plan.ts';
import { createTimeline, type Timeline } from './generate/timeline.ts';
import { orderAfter, type ServedOrder } from './serve/order-at.ts';
import { totalsAt } from './totals/totals.ts';

const NOON = Date.parse('2026-11-30T12:00:00Z');
const HOUR_MS = 3_600_000;

const shopOf = (changes: Partial<ShopPlan> = {}, untilMs = NOON): Timeline => {
  const timeline = createTimeline(planOf({ opened: Day.parse('2024-11-01'), scale: 0.5, ...changes }));
  timeline.liveUntil(untilMs);
  return timeline;
};

const served = (timeline: Timeline, nowMs = NOON): ServedOrder[] =>
  timeline.orders.flatMap((order) => {
    const visible = visibleAt(order, nowMs);
    return visible.length === 0 ? [] : [orderAfter(order, visible)];
  });

const share = (orders: readonly ServedOrder[], is: (order: ServedOrder) => boolean): number => orders.filter(is).length / orders.length;

const between = (value: number, low: number, high: number): void =>
  assert.ok(value >= low && value <= high, `${value} is not within ${low} to ${high}`);

test('the same seed is the same shop, however it is asked; another is another', () => {
  const later = shopOf({ scale: 0.1 });
  const asked = shopOf({ scale: 0.1 }, Date.parse('2025-03-01T00:00:00Z'));
  asked.liveUntil(Date.parse('2025-09-10T17:00:00Z'));
  asked.liveUntil(NOON);
  assert.deepEqual(served(asked), served(later));
  assert.notDeepEqual(served(shopOf({ scale: 0.1, seed: 'two' })), served(later));
});

test('every order is what the contract says', () => {
  for (const order of served(shopOf({ scale: 0.1 }))) {
    const parsed = RetailOrder.safeParse(order);
    assert.ok(parsed.success, JSON.stringify(parsed.error?.issues));
  }
});

test('has what a shop has: seasons, campaigns, weekdays, growth, regulars, guests, refunds, edits, cancellations, three countries', () => {
  const timeline = shopOf({ scale: 1 });
  const orders = served(timeline);
  assert.ok(orders.length > 20_000, String(orders.length));
  const placedIn = (month: string): number => orders.filter(({ placedAt }) => placedAt.startsWith(month)).length;
  assert.ok(placedIn('2025-12') > 1.4 * placedIn('2025-08'));
  assert.ok(placedIn('2026-08') > 1.15 * placedIn('2025-08'));
  assert.ok(placedIn('2025-11-28') > 1.7 * placedIn('2025-11-14'));
  between(
    share(orders, ({ country }) => country !== 'GB'),
    0.15,
    0.3,
  );
  between(
    share(orders, ({ customer }) => customer?.id == null),
    0.1,
    0.35,
  );
  between(
    share(orders, ({ refunds }) => (refunds ?? []).length > 0),
    0.05,
    0.12,
  );
  between(
    share(orders, ({ status }) => status === 'cancelled'),
    0.01,
    0.03,
  );
  between(
    share(orders, ({ lines }) => lines.some(({ addedAt }) => addedAt !== undefined)),
    0.005,
    0.03,
  );
  for (const is of [
    (order: ServedOrder) => order.test === true,
    (order: ServedOrder) => order.deleted === true,
    (order: ServedOrder) => order.status === 'failed',
    (order: ServedOrder) => order.channel === 'trade' && !order.taxIncluded && order.discounts !== undefined,
    (order: ServedOrder) => order.lines.some(({ giftCard }) => giftCard === true),
  ])
    assert.ok(share(orders, is) > 0);
  const byCustomer = Map.groupBy(orders, ({ customer }) => customer?.id ?? customer?.email ?? '');
  const once = [...byCustomer.values()].filter(({ length }) => length === 1).length / byCustomer.size;
  between(once, 0.5, 0.85);
  assert.equal(new Set(orders.map(({ currency }) => currency)).size, 1);
});

test('goes on selling: what could be seen before stays, and every change moves the order to the end of the list', () => {
  const timeline = shopOf({ scale: 1 });
  const [before, after] = [served(timeline), served(timeline, NOON + 6 * HOUR_MS)];
  assert.ok(after.length > before.length);
  const known = new Map(before.map((order) => [order.id, order]));
  for (const order of after) {
    const was = known.get(order.id);
    if (was === undefined || was.updatedAt === order.updatedAt) continue;
    assert.ok(was.updatedAt < order.updatedAt);
  }
  const unchanged = after.filter((order) => known.get(order.id)?.updatedAt === order.updatedAt);
  for (const order of unchanged) assert.deepEqual(order, known.get(order.id));
});

test('a rush brings an order every half minute, and leaves all others as they are', () => {
  const rush = { fromMs: NOON, toMs: NOON + HOUR_MS };
  const later = NOON + 2 * HOUR_MS;
  const quiet = served(shopOf({ scale: 0.1 }, later), later);
  const busy = served(shopOf({ scale: 0.1, rush }, later), later);
  assert.equal(busy.length - quiet.length, 120);
  const ids = new Set(quiet.map(({ id }) => id));
  assert.deepEqual(
    busy.filter(({ id }) => ids.has(id)),
    quiet,
  );
});

test('a rush that begins later sells the same from then on, and gives no order of before to another', () => {
  const later = NOON + 2 * HOUR_MS;
  const rushFrom = (fromMs: number) => served(shopOf({ scale: 0.1, rush: { fromMs, toMs: NOON + HOUR_MS } }, later), later);
  const [early, late] = [rushFrom(NOON), rushFrom(NOON + HOUR_MS / 2)];
  const known = new Map(early.map((order) => [order.id, order]));
  assert.equal(early.length - late.length, 60);
  for (const order of late) assert.deepEqual(order, known.get(order.id));
});

test('webhooks tell of every change, some late, some twice, and say nothing that was never so', () => {
  const timeline = shopOf({ scale: 1 });
  const due = deliveriesBetween(timeline, NOON - 48 * HOUR_MS, NOON);
  const pieces = [0, 1, 2, 3].flatMap((part) =>
    deliveriesBetween(timeline, NOON - (48 - 12 * part) * HOUR_MS, NOON - (36 - 12 * part) * HOUR_MS),
  );
  assert.deepEqual(pieces, due);
  const ids = new Set(due.map(({ id }) => id));
  assert.ok(ids.size < due.length);
  const changed = timeline.moments().filter(({ atMs }) => atMs > NOON - 47 * HOUR_MS && atMs < NOON - HOUR_MS);
  for (const { order, index } of changed) assert.ok(ids.has(`msg_${order.id}_${index}`));
  assert.ok(changed.length > 50);
});

test('its totals are those of whole days of its zone, and add up', () => {
  const totals = totalsAt(shopOf({ scale: 0.1 }), NOON);
  for (const day of totals.values()) {
    assert.equal(day.netSales, day.grossSales - day.discounts - day.returns);
    assert.ok(Object.values(day).every(Number.isSafeInteger));
  }
});
