import { type PlannedOrder, visibleAt } from '../generate/planned-order.ts';
import type { Timeline } from '../generate/timeline.ts';
import { createRandom } from '../random.ts';
import { orderAfter } from '../serve/order-at.ts';

/** One attempt to deliver a message; a message that is delivered twice has the same id and body. */
export type DueDelivery = { readonly id: string; readonly dueMs: number; readonly body: string };

const LATE_SHARE = 0.08;
const TWICE_SHARE = 0.06;
/** Later than the next change of the order at times, so that messages overtake each other. @unit milliseconds */
const LATEST_MS = 120_000;

/** A change bears its instant at most so long before it can be seen. @unit milliseconds */
const HORIZON_MS = 600_000;

// The state of the order is that of the message, however late it is delivered.
const messageOf = (order: PlannedOrder, index: number, seed: string): DueDelivery[] => {
  const visibleMs = order.happenings[index]?.visibleMs ?? 0;
  const random = createRandom(`${seed}/message/${order.id}/${index}`);
  const body = JSON.stringify({ type: 'order.updated', data: orderAfter(order, visibleAt(order, visibleMs)) });
  const first = {
    id: `msg_${order.id}_${index}`,
    dueMs: visibleMs + random.between(50, random.chance(LATE_SHARE) ? LATEST_MS : 2_000),
    body,
  };
  return random.chance(TWICE_SHARE) ? [first, { ...first, dueMs: first.dueMs + random.between(500, LATEST_MS) }] : [first];
};

/** The deliveries that fall due after one instant and up to another, in their order: most at once, some late, some twice. */
export const deliveriesBetween = (timeline: Timeline, fromMs: number, toMs: number): DueDelivery[] => {
  timeline.liveUntil(toMs);
  return timeline
    .moments()
    .filter(({ atMs }) => atMs > fromMs - HORIZON_MS && atMs <= toMs)
    .flatMap(({ order, index }) => messageOf(order, index, timeline.plan.seed))
    .filter(({ dueMs }) => dueMs > fromMs && dueMs <= toMs)
    .sort((a, b) => a.dueMs - b.dueMs);
};
