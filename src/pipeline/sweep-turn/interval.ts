import { addDays } from '../../domain/time/day.ts';
import { startOfDay } from '../../domain/time/zone.ts';
import { dayAt, type Shop } from '../effects.ts';
import type { FoldedDay } from '../fold-rollups.ts';

/** The clock that starts a sweep strikes so often. @unit seconds */
const STRIKE = 60;

/**
 * A sweep reads two days' postings, in whole UTC days: so much must pass for each order of a day, or folding takes more than a tenth of the
 * read capacity.
 * @unit seconds
 * @source docs/explanation/write-protocol.md, sweep
 */
const SECONDS_AN_ORDER = 0.04;
const SECONDS_AN_ORDER_ASKEW = 0.06; // a local day lies in two UTC days

const SECONDS_A_DAY = 86_400;

const isAskew = (shop: Pick<Shop, 'zone'>, nowMs: number): boolean =>
  startOfDay(shop.zone, addDays(dayAt(shop, nowMs), 1)) % SECONDS_A_DAY !== 0;

/** How long a shop waits from one sweep to the next, in whole strikes of the clock: a minute up to 1,500 orders a day, or 1,000 outside UTC. @unit seconds */
export const sweepInterval = (days: readonly FoldedDay[], shop: Pick<Shop, 'zone'>, nowMs: number): number => {
  const busiest = days.reduce((most, { orders }) => Math.max(most, orders), 0);
  const wanted = busiest * (isAskew(shop, nowMs) ? SECONDS_AN_ORDER_ASKEW : SECONDS_AN_ORDER);
  return Math.max(1, Math.ceil(wanted / STRIKE)) * STRIKE;
};

/** Whether a sweep that began at `sweptMs` is too short a while ago. Half a strike is for clocks that strike a little early or late. */
export const isResting = (sweptMs: number, intervalSeconds: number, nowMs: number): boolean => {
  const elapsed = (nowMs - sweptMs) / 1000;
  return elapsed >= 0 && elapsed < intervalSeconds - STRIKE / 2;
};
