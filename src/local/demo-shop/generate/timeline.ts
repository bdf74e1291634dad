import { addDays } from '../../../domain/time/day.ts';
import { localDay } from '../../../domain/time/zone.ts';
import type { PlannedOrder } from './planned-order.ts';
import { rushOn } from './rush.ts';
import { createSales } from './sales.ts';
import type { ShopPlan } from './shop-plan.ts';

/** One thing that happened to one order, among all of the shop in the order of their instants. */
export type Moment = { readonly atMs: number; readonly order: PlannedOrder; readonly index: number };

const momentsOf = (order: PlannedOrder): Moment[] => order.happenings.map(({ atMs }, index) => ({ atMs, order, index }));

/** By instant, then by id: the order in which the shop lists its changes. */
const byInstant = (a: Moment, b: Moment): number => a.atMs - b.atMs || (a.order.id < b.order.id ? -1 : Number(a.order.id > b.order.id));

/**
 * All that happens to a shop, day after day from its opening. It follows from the plan alone: asked for more, it goes on as it would have.
 */
export const createTimeline = (plan: ShopPlan) => {
  const { buyers, sellOn } = createSales(plan);
  const orders: PlannedOrder[] = [];
  let moments: Moment[] = [];
  let next = plan.opened;

  /** Lives on until the day of this instant (milliseconds) is over. */
  const liveUntil = (nowMs: number): void => {
    const today = localDay(plan.zone, Math.floor(nowMs / 1000));
    if (next > today) return;
    const fresh: PlannedOrder[] = [];
    for (; next <= today; next = addDays(next, 1)) fresh.push(...sellOn(next), ...rushOn(next, plan));
    for (const order of fresh) orders.push(order);
    moments = [...moments, ...fresh.flatMap(momentsOf)].sort(byInstant);
  };

  return { plan, orders, buyers, liveUntil, moments: (): readonly Moment[] => moments };
};

export type Timeline = ReturnType<typeof createTimeline>;
