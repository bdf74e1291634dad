import * as z from 'zod/mini';
import { type AuditTurn, auditTurn } from '../../pipeline/audit/audit-turn.ts';
import type { ClockWorld, InvocationContext } from '../shared/clockwork.ts';
import { createPace } from '../shared/create-pace.ts';
import type { MetricValues } from '../shared/metrics.ts';
import { openBook } from '../shared/open-book.ts';
import { type Counts, tellInvocation } from '../shared/tell-invocation.ts';

const NightlyEvent = z.object({ job: z.literal('audit') });

/**
 * A turn spends what the table has saved up in the five minutes since the last, a third of its capacity, and ends: waiting would cost
 * Lambda's time. A million orders take some 140,000 units, and a night's 48 turns 115,000.
 * @unit read units
 */
export const UNITS_A_TURN = 2_400;
export const UNITS_PER_SECOND = 100;

/** The longest step books a hundred orders again. @unit milliseconds */
const LAST_STEP_MS = 120_000;

const metricsOf = ({ figures }: AuditTurn): MetricValues<'nightly'> => ({
  ...(figures.documents !== undefined && { DriftDocuments: figures.documents }),
  ...(figures.rollups !== undefined && { DriftRollups: figures.rollups }),
});

const countsOf = ({ kind, state }: AuditTurn): Counts => ({
  kind,
  phase: state?.phase ?? null,
  foundDocuments: state?.found.documents.length ?? 0,
  foundRollups: state?.found.rollups.length ?? 0,
});

/** Proves the book, turn by turn, and publishes the drift that is left. */
export const createNightly = (world: ClockWorld): ((event: unknown, context: InvocationContext) => Promise<void>) => {
  const { nowMs, delay, environment } = world;
  const { meter, open } = openBook(world);
  const teller = { ...world, function: 'nightly', shop: environment.shopName, readMeter: meter.read } as const;
  return (event, context) =>
    tellInvocation(teller, async () => {
      NightlyEvent.parse(event);
      const { shop, effects } = await open();
      const untilMs = nowMs() + context.getRemainingTimeInMillis() - LAST_STEP_MS;
      const readUnits = (): number => meter.read().total.readUnits;
      const pace = createPace({ unitsPerSecond: UNITS_PER_SECOND, mostUnits: UNITS_A_TURN, untilMs }, { readUnits, nowMs, delay });
      const turn = await auditTurn(shop, effects, pace);
      return { counts: countsOf(turn), metrics: metricsOf(turn), result: undefined };
    });
};
