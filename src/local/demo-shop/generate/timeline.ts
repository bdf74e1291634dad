import { addDays, type Day, epochOfDay } from '../../../domain/time/day.ts';
import { localDay, startOfDay, type Zone } from '../../../domain/time/zone.ts';
import { createRandom, type Random } from '../random.ts';
import type { DayContext } from './basket.ts';
import { newBuyer, returnsAfter } from './buyers.ts';
import { campaignOn, HOURS, seasonOf } from './calendar.ts';
import { type Occasion, planOrder } from './plan-order.ts';
import type { Buyer, PlannedOrder } from './planned-order.ts';
import { popularityOn } from './popularity.ts';

/**
 * `scale` 1 sells some 25,000 orders in two years; `lateShare` of all changes become visible some minutes after the instant they bear.
 * `rush`: a stretch (milliseconds) in which an order comes every half minute besides, for whoever wants to watch. It is the same order
 * whenever the rush began, so that what one rush has sold is never taken for what another sells.
 */
export type ShopPlan = {
  readonly seed: string;
  readonly zone: Zone;
  readonly opened: Day;
  readonly scale: number;
  readonly lateShare: number;
  readonly rush?: { readonly fromMs: number; readonly toMs: number };
};

/** One thing that happened to one order, among all of the shop in the order of their instants. */
export type Moment = { readonly atMs: number; readonly order: PlannedOrder; readonly index: number };

const NEW_BUYERS_A_DAY = 14;
const GROWTH_A_YEAR = 0.35;
const YEAR_DAYS = 365;

/** An order of a rush falls into each stretch of this length since 1970, and has its number: far above those of all other orders. @unit milliseconds */
const RUSH_GAP_MS = 30_000;

const momentsOf = (order: PlannedOrder): Moment[] => order.happenings.map(({ atMs }, index) => ({ atMs, order, index }));

/** By instant, then by id: the order in which the shop lists its changes. */
const byInstant = (a: Moment, b: Moment): number => a.atMs - b.atMs || (a.order.id < b.order.id ? -1 : Number(a.order.id > b.order.id));

const instantOn = (zone: Zone, day: Day, random: Random): number =>
  startOfDay(zone, day) * 1000 + random.weighted(HOURS) * 3_600_000 + random.between(0, 3_599_999);

/**
 * All that happens to a shop, day after day from its opening. It follows from the plan alone: asked for more, it goes on as it would have.
 */
export const createTimeline = (plan: ShopPlan) => {
  const { seed, zone, opened, scale, lateShare } = plan;
  const orders: PlannedOrder[] = [];
  const buyers: Buyer[] = [];
  const returning = new Map<Day, Buyer[]>();
  let moments: Moment[] = [];
  let next = opened;
  let met = 0;
  let sold = 0;

  const sell = (occasion: Omit<Occasion, 'number'>, random: Random): PlannedOrder => {
    sold += 1;
    const order = planOrder({ seed, lateShare }, { ...occasion, number: sold });
    orders.push(order);
    const { buyer } = occasion;
    const after = buyer === null ? undefined : returnsAfter(buyer, random);
    if (buyer === null || after === undefined) return order;
    const day = addDays(localDay(zone, Math.floor(occasion.placedMs / 1000)), after);
    returning.set(day, [...(returning.get(day) ?? []), buyer]);
    return order;
  };

  const occasionsOn = (day: Day, context: DayContext, random: Random): Omit<Occasion, 'number'>[] => {
    const mean = scale * NEW_BUYERS_A_DAY * (1 + (GROWTH_A_YEAR * context.sinceOpening) / YEAR_DAYS) * seasonOf(day);
    const fresh = Array.from({ length: random.poisson(mean) }, () => {
      met += 1;
      const placedMs = instantOn(zone, day, random);
      const buyer = newBuyer(met, placedMs, random);
      if (buyer !== null) buyers.push(buyer);
      return { placedMs, buyer, isFirst: true, day: context };
    });
    const back = (returning.get(day) ?? []).map((buyer) => ({
      placedMs: instantOn(zone, day, random),
      buyer,
      isFirst: false,
      day: context,
    }));
    returning.delete(day);
    return [...fresh, ...back].sort((a, b) => a.placedMs - b.placedMs);
  };

  const rushOn = (day: Day, context: DayContext): PlannedOrder[] => {
    const fromMs = Math.max(plan.rush?.fromMs ?? 0, startOfDay(zone, day) * 1000);
    const toMs = Math.min(plan.rush?.toMs ?? 0, startOfDay(zone, addDays(day, 1)) * 1000);
    const first = Math.ceil(fromMs / RUSH_GAP_MS);
    const fresh = Array.from({ length: Math.max(0, Math.floor(toMs / RUSH_GAP_MS) - first) }, (_, index) => {
      const number = first + index;
      const random = createRandom(`${seed}/rush/${number}`);
      const placedMs = number * RUSH_GAP_MS + random.between(0, RUSH_GAP_MS - 1);
      const buyer = newBuyer(number, placedMs, random);
      if (buyer !== null) buyers.push(buyer);
      return planOrder({ seed, lateShare }, { number, placedMs, buyer, isFirst: true, day: context });
    });
    orders.push(...fresh);
    return fresh;
  };

  const liveThrough = (day: Day): Moment[] => {
    const random = createRandom(`${seed}/day/${day}`);
    const sinceOpening = epochOfDay(day) - epochOfDay(opened);
    const context = { popularity: popularityOn(day, sinceOpening), campaign: campaignOn(day), sinceOpening };
    const ordinary = occasionsOn(day, context, random).map((occasion) => sell(occasion, random));
    return [...ordinary, ...rushOn(day, context)].flatMap(momentsOf);
  };

  /** Lives on until the day of this instant (milliseconds) is over. */
  const liveUntil = (nowMs: number): void => {
    const today = localDay(zone, Math.floor(nowMs / 1000));
    if (next > today) return;
    const fresh: Moment[] = [];
    for (; next <= today; next = addDays(next, 1)) fresh.push(...liveThrough(next));
    moments = [...moments, ...fresh].sort(byInstant);
  };

  return { plan, orders, buyers, liveUntil, moments: (): readonly Moment[] => moments };
};

export type Timeline = ReturnType<typeof createTimeline>;
