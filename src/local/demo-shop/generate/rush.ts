import { addDays, type Day } from '../../../domain/time/day.ts';
import { startOfDay } from '../../../domain/time/zone.ts';
import { createRandom } from '../random.ts';
import { newBuyer } from './buyers.ts';
import { planOrder } from './plan-order.ts';
import type { PlannedOrder } from './planned-order.ts';
import { contextOf } from './sales.ts';
import type { ShopPlan } from './shop-plan.ts';

/** An order of a rush falls into each stretch of this length since 1970, and has its number: far above those of all other orders. @unit milliseconds */
const GAP_MS = 30_000;

/** What a rush brings on a day: orders of people who are new and do not come back. */
export const rushOn = (day: Day, plan: ShopPlan): PlannedOrder[] => {
  const { seed, zone, rush } = plan;
  const fromMs = Math.max(rush?.fromMs ?? 0, startOfDay(zone, day) * 1000);
  const toMs = Math.min(rush?.toMs ?? 0, startOfDay(zone, addDays(day, 1)) * 1000);
  const first = Math.ceil(fromMs / GAP_MS);
  const context = contextOf(day, plan);
  return Array.from({ length: Math.max(0, Math.floor(toMs / GAP_MS) - first) }, (_, index) => {
    const number = first + index;
    const random = createRandom(`${seed}/rush/${number}`);
    const placedMs = number * GAP_MS + random.between(0, GAP_MS - 1);
    return planOrder(plan, { number, placedMs, buyer: newBuyer(number, placedMs, random), isFirst: true, day: context });
  });
};
