import { addDays, type Day, epochOfDay } from '../../../domain/time/day.ts';
import { localDay, startOfDay, type Zone } from '../../../domain/time/zone.ts';
import { createRandom, type Random } from '../random.ts';
import type { DayContext } from './basket.ts';
import { newBuyer, returnsAfter } from './buyers.ts';
import { campaignOn, HOURS, seasonOf } from './calendar.ts';
import { planOrder } from './plan-order.ts';
import type { Buyer, PlannedOrder } from './planned-order.ts';
import { popularityOn } from './popularity.ts';
import type { ShopPlan } from './shop-plan.ts';

const NEW_BUYERS_A_DAY = 14;
const GROWTH_A_YEAR = 0.35;
const YEAR_DAYS = 365;

type Visit = { readonly placedMs: number; readonly buyer: Buyer | null; readonly isFirst: boolean };

const instantOn = (zone: Zone, day: Day, random: Random): number =>
  startOfDay(zone, day) * 1000 + random.weighted(HOURS) * 3_600_000 + random.between(0, 3_599_999);

export const contextOf = (day: Day, { opened }: ShopPlan): DayContext => {
  const sinceOpening = epochOfDay(day) - epochOfDay(opened);
  return { popularity: popularityOn(day, sinceOpening), campaign: campaignOn(day), sinceOpening };
};

const freshBuyers = (day: Day, { sinceOpening }: DayContext, { scale }: ShopPlan): number =>
  scale * NEW_BUYERS_A_DAY * (1 + (GROWTH_A_YEAR * sinceOpening) / YEAR_DAYS) * seasonOf(day);

/** Sells day after day: to people who are new, and to those who come back. Who comes back, and when, is decided when they buy. */
export const createSales = (plan: ShopPlan) => {
  const { seed, zone } = plan;
  const buyers: Buyer[] = [];
  const returning = new Map<Day, Buyer[]>();
  let met = 0;
  let sold = 0;

  const meet = (placedMs: number, random: Random): Visit => {
    met += 1;
    const buyer = newBuyer(met, placedMs, random);
    if (buyer !== null) buyers.push(buyer);
    return { placedMs, buyer, isFirst: true };
  };

  const askBack = ({ buyer, placedMs }: Visit, random: Random): void => {
    const after = buyer === null ? undefined : returnsAfter(buyer, random);
    if (buyer === null || after === undefined) return;
    const day = addDays(localDay(zone, Math.floor(placedMs / 1000)), after);
    returning.set(day, [...(returning.get(day) ?? []), buyer]);
  };

  const visitsOn = (day: Day, mean: number, random: Random): Visit[] => {
    const fresh = Array.from({ length: random.poisson(mean) }, () => meet(instantOn(zone, day, random), random));
    const back = (returning.get(day) ?? []).map((buyer) => ({ placedMs: instantOn(zone, day, random), buyer, isFirst: false }));
    returning.delete(day);
    return [...fresh, ...back].sort((a, b) => a.placedMs - b.placedMs);
  };

  /** What is ordered on a day. To be asked for each day once, in their order. */
  const sellOn = (day: Day): PlannedOrder[] => {
    const random = createRandom(`${seed}/day/${day}`);
    const context = contextOf(day, plan);
    return visitsOn(day, freshBuyers(day, context, plan), random).map((visit) => {
      sold += 1;
      askBack(visit, random);
      return planOrder(plan, { ...visit, number: sold, day: context });
    });
  };

  return { buyers, sellOn };
};
