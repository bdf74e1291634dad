import type { Day } from '../../../domain/time/day.ts';
import type { Zone } from '../../../domain/time/zone.ts';

/**
 * All that a demo shop follows from. `scale` 1 sells some 25,000 orders in two years; `lateShare` of all changes become visible some minutes
 * after the instant they bear. `rush`: a stretch (milliseconds) in which an order comes every half minute besides, for whoever wants to watch. It
 * is the same order whenever the rush began, so that what one rush has sold is never taken for what another sells.
 */
export type ShopPlan = {
  readonly seed: string;
  readonly zone: Zone;
  readonly opened: Day;
  readonly scale: number;
  readonly lateShare: number;
  readonly rush?: { readonly fromMs: number; readonly toMs: number };
};
