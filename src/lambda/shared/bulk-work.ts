import { createDeadline, type Deadline, tableUntil } from '../../pipeline/deadline.ts';
import type { Effects } from '../../pipeline/effects.ts';
import { pacedTable, WRITES_ALONE, WRITES_BESIDE_WEBHOOKS } from '../../store/paced-table.ts';
import type { World } from './world.ts';

/** What Lambda tells a function of the invocation under way. */
export type InvocationContext = { readonly getRemainingTimeInMillis: () => number };

/** Left to store how far the work has come, when it has to end. @unit milliseconds */
const MARGIN_MS = 30_000;

type BulkWorld = Pick<World, 'environment' | 'nowMs'> & { readonly delay: (ms: number) => Promise<void> };

/** The effects of work that takes many invocations: its writes are paced, and from the deadline on its table is closed. */
export type BulkWork = { readonly bulk: Effects; readonly deadline: Deadline };

/** When the work of an invocation has to end, by our clock. */
export const endOf = (context: InvocationContext, nowMs: number): number => nowMs + context.getRemainingTimeInMillis() - MARGIN_MS;

/** Makes the effects of an invocation fit for bulk work until an instant of our clock. */
export const bulkWork = (effects: Effects, { environment, nowMs, delay }: BulkWorld, untilMs: number): BulkWork => {
  const deadline = createDeadline(untilMs, { nowMs, delay });
  const writesPerSecond = environment.sources.some(({ sendsWebhooks }) => sendsWebhooks) ? WRITES_BESIDE_WEBHOOKS : WRITES_ALONE;
  const paced = pacedTable(effects.table, { writesPerSecond, nowMs, delay: deadline.delay });
  return { bulk: { ...effects, table: tableUntil(paced, deadline) }, deadline };
};
