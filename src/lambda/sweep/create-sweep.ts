import * as z from 'zod/mini';
import { createSweepTurn, type TurnReport } from '../../pipeline/sweep-turn/sweep-turn.ts';
import type { ClockWorld, InvocationContext } from '../shared/clockwork.ts';
import { createPace } from '../shared/create-pace.ts';
import type { MetricValues } from '../shared/metrics.ts';
import { openBook } from '../shared/open-book.ts';
import { type Counts, tellInvocation } from '../shared/tell-invocation.ts';

const SweepEvent = z.object({ job: z.enum(['sweep', 'nightly']) });

/** Marked days and months are folded so fast, and leave the rest of the 25 units to those who ask. @unit read units a second */
const UNITS_PER_SECOND = 15;

/** The largest month is merged in this time even where the table throttles; a turn begins none later. @unit milliseconds */
const LAST_STEP_MS = 45_000;

const metricsOf = ({ memory }: TurnReport, nowMs: number): MetricValues<'sweep'> => {
  const { startMs, newestSaleAt } = memory;
  return {
    Freshness: Math.max(0, (nowMs - startMs) / 1000),
    ...(newestSaleAt !== undefined && { FeedSilence: Math.max(0, Math.round(nowMs / 1000 - newestSaleAt)) }),
  };
};

const countsOf = (report: TurnReport): Counts => {
  const { memory, ...counts } = report;
  return { ...counts, interval: memory.intervalSeconds };
};

/** Folds the book into figures: each minute the hot days, each night and after each job all that is marked. */
export const createSweep = (world: ClockWorld): ((event: unknown, context: InvocationContext) => Promise<void>) => {
  const { nowMs, delay, environment } = world;
  const { meter, open } = openBook(world);
  const turn = createSweepTurn();
  const teller = { ...world, function: 'sweep', shop: environment.shopName, readMeter: meter.read } as const;
  return (event, context) =>
    tellInvocation(teller, async () => {
      const { job } = SweepEvent.parse(event);
      const { shop, effects } = await open();
      const untilMs = nowMs() + context.getRemainingTimeInMillis();
      const readUnits = (): number => meter.read().total.readUnits;
      const limits = { unitsPerSecond: UNITS_PER_SECOND, untilMs: untilMs - LAST_STEP_MS };
      const mayGoOn = createPace(limits, { readUnits, nowMs, delay });
      const report = await turn(job, shop, { effects, limits: { mayGoOn, untilMs } });
      return { counts: countsOf(report), metrics: metricsOf(report, nowMs()), result: undefined };
    });
};
