import { type MeterReading, spentBetween } from '../../store/meter-reading.ts';
import { failureFacts } from './failure-facts.ts';
import type { Emitter } from './metric-names.ts';
import { emit, type LineEffects, type MetricValues } from './metrics.ts';

/** Counts and names for the log: how much was done, never whose. */
export type Counts = { readonly [name: string]: number | string | boolean | null };

export type Told<Name extends Emitter, Result> = { readonly counts: Counts; readonly metrics: MetricValues<Name>; readonly result: Result };

/** `readMeter`: what the process has spent on the table so far. */
export type Teller<Name extends Emitter> = LineEffects & {
  readonly function: Name;
  readonly shop: string;
  readonly readMeter: () => MeterReading;
};

/**
 * Does the work of one invocation and tells of it: one line for the log and one of metrics, whether it succeeded or not. What it throws is
 * thrown on, for Lambda to try again or to put aside.
 */
export const tellInvocation = async <Name extends Emitter, Result>(
  teller: Teller<Name>,
  work: () => Promise<Told<Name, Result>>,
): Promise<Result> => {
  const { nowMs, write, readMeter } = teller;
  const [began, before] = [nowMs(), readMeter()];
  const tell = (line: object, metrics: MetricValues<Emitter>): void => {
    const { readUnits, writeUnits } = spentBetween(before, readMeter()).total;
    write(`${JSON.stringify({ function: teller.function, ms: nowMs() - began, readUnits, writeUnits, ...line })}\n`);
    emit({ ...metrics, ReadUnits: readUnits, WriteUnits: writeUnits }, teller.shop, teller);
  };
  try {
    const { counts, metrics, result } = await work();
    tell({ level: 'info', ...counts }, metrics);
    return result;
  } catch (error) {
    tell({ level: 'error', failure: failureFacts(error) }, { Errors: 1 });
    throw error;
  }
};
