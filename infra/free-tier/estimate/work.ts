import type { FunctionName } from '../../functions.ts';
import * as assumed from './assumptions.ts';
import type { Deployment } from './deployment.ts';
import { volumeAt } from './interpolate.ts';
import type { BatchUse, MeasuredUse, Spent, VolumeUse } from './measured-use.ts';

/** How orders come: each by its webhooks, with a pull behind them, or many at a time. */
export const WAYS = ['webhook', 'batch'] as const;
export type Way = (typeof WAYS)[number];

export type Question = { readonly ordersPerMonth: number; readonly by: Way };

/** What one function does in a month. `seconds` is what it is charged for, its starts left out. */
export type Work = {
  readonly does: FunctionName;
  readonly invocations: number;
  readonly seconds: number;
  readonly writeUnits: number;
  readonly readUnits: number;
};

const { DAYS } = assumed;

/** How long calls and thinking take with so much memory, of which the processor is a share. @unit seconds */
export const secondsOf = (calls: number, processorMs: number, memoryMb: number): number => {
  const slowness = Math.max(1, assumed.PROCESSOR_MEMORY_MB / memoryMb);
  return (calls * assumed.CALL_MS + (processorMs + calls * assumed.CALL_PROCESSOR_MS) * slowness) / 1000;
};

const overhead = (invocations: number): number => (invocations * assumed.INVOCATION_MS) / 1000;

const times = ({ writeUnits, readUnits, calls }: Spent, count: number): Spent => ({
  writeUnits: writeUnits * count,
  readUnits: readUnits * count,
  calls: calls * count,
});

const plus = (a: Spent, b: Spent): Spent => ({
  writeUnits: a.writeUnits + b.writeUnits,
  readUnits: a.readUnits + b.readUnits,
  calls: a.calls + b.calls,
});

const workOf = (
  does: FunctionName,
  { invocations, spent, processorMs }: { invocations: number; spent: Spent; processorMs: number },
  { functions }: Deployment,
): Work => ({
  does,
  invocations,
  seconds: overhead(invocations) + secondsOf(spent.calls, processorMs, functions[does].memoryMb),
  writeUnits: spent.writeUnits,
  readUnits: spent.readUnits,
});

const sweepWork = ({ sweepsADay, processorMs }: VolumeUse, deployment: Deployment): Work => {
  const { sweep = 0 } = deployment.starts;
  return workOf('sweep', { invocations: sweep, spent: times(sweepsADay, DAYS), processorMs: processorMs.sweepsADay * DAYS }, deployment);
};

const nightlyWork = ({ starts }: Deployment): Work => {
  const { nightly = 0 } = starts;
  const { units, pace } = assumed.AUDIT;
  const seconds = overhead(nightly) + (nightly * units) / pace;
  return { does: 'nightly', invocations: nightly, seconds, writeUnits: 0, readUnits: nightly * units };
};

const queryWork = (deployment: Deployment): Work[] => {
  const invocations = assumed.QUERIES_A_MONTH;
  const { calls, readUnits, processorMs } = assumed.QUERY;
  const query = { invocations, spent: times({ writeUnits: 0, readUnits, calls }, invocations), processorMs: processorMs * invocations };
  const token: Spent = { writeUnits: 0, readUnits: 0.5, calls: 1 };
  const authorize = { invocations, spent: times(token, invocations), processorMs: 0 };
  return [workOf('query', query, deployment), workOf('authorize', authorize, deployment)];
};

const deliveryWork = (ordersPerMonth: number, volume: VolumeUse, deployment: Deployment): Work => {
  const invocations = ordersPerMonth * assumed.DELIVERIES_AN_ORDER;
  const statements = Math.min(ordersPerMonth * volume.statementsAnOrder, invocations);
  const spent = plus(times(volume.first, statements), times(volume.again, invocations - statements));
  return workOf('collect', { invocations, spent, processorMs: volume.processorMs.delivery * invocations }, deployment);
};

// The pull stands behind the webhooks: it meets each change at least once, and more often by its overlap.
const pullWork = (ordersPerMonth: number, volume: VolumeUse, deployment: Deployment): Work[] => {
  const { pullMinutes, starts, functions } = deployment;
  if (pullMinutes === undefined) return [];
  const invocations = starts.pull ?? 0;
  const met = (ordersPerMonth * volume.statementsAnOrder * (pullMinutes + assumed.PULL_OVERLAP_MINUTES)) / pullMinutes;
  const spent = times(volume.again, met);
  const quiet =
    (invocations * assumed.QUIET_PULL.shopMs) / 1000 + secondsOf(invocations * assumed.QUIET_PULL.calls, 0, functions.pull.memoryMb);
  const work = workOf('pull', { invocations, spent, processorMs: volume.processorMs.delivery * met }, deployment);
  return [{ ...work, seconds: work.seconds + quiet }];
};

/** A batch waits for the pace of its writes, and is charged while it waits. */
const batchWork = (ordersPerMonth: number, batch: BatchUse, deployment: Deployment): Work => {
  const does = deployment.pullMinutes === undefined ? 'import' : 'pull';
  const invocations = deployment.starts[does] ?? 0;
  const paced = batch.writeUnits / assumed.BATCH_PACE;
  const seconds = Math.max(paced, secondsOf(batch.calls, batch.processorMs, deployment.functions[does].memoryMb));
  const { writeUnits, readUnits } = times(batch, ordersPerMonth);
  return { does, invocations, seconds: overhead(invocations) + ordersPerMonth * seconds, writeUnits, readUnits };
};

/** All that the functions of a deployment do in a month. */
export const worksOf = ({ ordersPerMonth, by }: Question, deployment: Deployment, measured: MeasuredUse): Work[] => {
  const always = [nightlyWork(deployment), ...queryWork(deployment)];
  // In a batch days are folded at its end, which stands among what its orders cost; the sweeps find little to do.
  const volume = volumeAt(by === 'batch' ? 0 : ordersPerMonth / DAYS, measured.volumes);
  if (by === 'batch') return [...always, sweepWork(volume, deployment), batchWork(ordersPerMonth, measured.batch, deployment)];
  return [
    ...always,
    sweepWork(volume, deployment),
    deliveryWork(ordersPerMonth, volume, deployment),
    ...pullWork(ordersPerMonth, volume, deployment),
  ];
};
