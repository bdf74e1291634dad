import { addDays, type Day } from '../../../domain/time/day.ts';
import { startOfDay } from '../../../domain/time/zone.ts';
import { createRandom } from '../random.ts';
import { newBuyer } from './buyers.ts';
import { planOrder } from './plan-order.ts';
import type { PlannedOrder } from './planned-order.ts';
import { contextOf } from './sales.ts';
import type { ShopPlan } from './shop-plan.ts';

/** @unit milliseconds between two orders of a rush, on average */
const GAP_MS = 30_000;

/** Orders and buyers of a rush have numbers of their own, by the minute, so that all others are the same without it. */
const FIRST_NUMBER = 5_000_000;
const MOST_A_DAY = 4_000;

/** What a rush brings on a day: orders of people who are new and do not come back. */
export const rushOn = (day: Day, plan: ShopPlan, dayNumber: number): PlannedOrder[] => {
  const { seed, zone, rush } = plan;
  const fromMs = Math.max(rush?.fromMs ?? 0, startOfDay(zone, day) * 1000);
  const toMs = Math.min(rush?.toMs ?? 0, startOfDay(zone, addDays(day, 1)) * 1000);
  if (toMs <= fromMs) return [];
  const random = createRandom(`${seed}/rush/${day}`);
  const context = contextOf(day, plan);
  return Array.from({ length: random.poisson((toMs - fromMs) / GAP_MS) }, (_, index) => {
    const number = FIRST_NUMBER + dayNumber * MOST_A_DAY + index;
    const placedMs = random.between(fromMs, toMs - 1);
    return planOrder(plan, { number, placedMs, buyer: newBuyer(number, placedMs, random), isFirst: true, day: context });
  });
};
