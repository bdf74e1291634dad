import { findNumber } from '../../store/items/read-attribute.ts';
import { SWEEP_KEY } from '../../store/table.ts';
import type { Effects, Shop } from '../effects.ts';
import { type Bounds, type Ended, type SweptDays, sweepHotDays, sweepMarked } from '../sweep.ts';
import { dueRun } from './due-run.ts';
import { isResting, sweepInterval } from './interval.ts';

/** What starts a turn: the minute, or the night. */
export type SweepJob = 'sweep' | 'nightly';

/** What stands in SWEEP after a turn: when the sweep began, how long the next waits, and the newest sale seen so far (seconds). */
export type SweepMemory = { readonly startMs: number; readonly intervalSeconds: number; readonly newestSaleAt: number | undefined };

/** `untilMs`: when the turn has ended, come what may. */
export type TurnLimits = Pick<Bounds, 'mayGoOn'> & { readonly untilMs: number };

/** `marked`: what became of marked days and months; `none` where none were due, `busy` where another turn was at them. */
export type TurnReport =
  | { readonly kind: 'rested'; readonly memory: SweepMemory }
  | {
      readonly kind: 'swept';
      readonly memory: SweepMemory;
      readonly days: number;
      readonly orders: number;
      readonly marked: Ended | 'none' | 'busy';
    };

export type SweepTurn = (job: SweepJob, shop: Shop, context: { effects: Effects; limits: TurnLimits }) => Promise<TurnReport>;

type Stored = { readonly memory: SweepMemory | undefined; readonly busyUntilMs: number };

const readStored = async ({ table }: Effects): Promise<Stored> => {
  const state = await table.get(SWEEP_KEY, 'strong');
  const [startMs, intervalSeconds] = [findNumber(state, 'start'), findNumber(state, 'interval')];
  const newestSaleAt = findNumber(state, 'newestSaleAt');
  const memory = startMs === undefined || intervalSeconds === undefined ? undefined : { startMs, intervalSeconds, newestSaleAt };
  return { memory, busyUntilMs: findNumber(state, 'busyUntilMs') ?? 0 };
};

const newestOf = (known: SweepMemory | undefined, { days }: SweptDays): number | undefined => {
  const seen = [known?.newestSaleAt, ...days.map(({ newestSaleAt }) => newestSaleAt)].flatMap((second) => second ?? []);
  return seen.length === 0 ? undefined : Math.max(...seen);
};

const store = async ({ memory, busyUntilMs }: Stored & { memory: SweepMemory }, { table }: Effects): Promise<void> => {
  const { startMs, intervalSeconds, newestSaleAt } = memory;
  await table.putIf({
    ...SWEEP_KEY,
    start: startMs,
    interval: intervalSeconds,
    ...(newestSaleAt !== undefined && { newestSaleAt }),
    ...(busyUntilMs > 0 && { busyUntilMs }),
  });
};

type Turn = { readonly shop: Shop; readonly effects: Effects; readonly limits: TurnLimits };

// Two runs beside each other do no harm, but the reads of both; that one is at work is a hint and no lock.
const foldMarked = async (isAsked: boolean, stored: Stored & { memory: SweepMemory }, turn: Turn): Promise<Ended | 'none' | 'busy'> => {
  const { shop, effects, limits } = turn;
  const { memory, busyUntilMs } = stored;
  const due = await dueRun(isAsked, shop, effects);
  const isBusy = busyUntilMs > effects.nowMs();
  if (due.kind === 'none' || isBusy) {
    await store(isBusy ? stored : { memory, busyUntilMs: 0 }, effects);
    return due.kind === 'none' ? 'none' : 'busy';
  }
  await store({ memory, busyUntilMs: limits.untilMs }, effects);
  const { mayGoOn } = limits;
  const bounds = { ...(mayGoOn !== undefined && { mayGoOn }), ...(due.kind === 'loaded' && { from: due.from }) };
  const ended = await sweepMarked(memory.startMs, shop, { effects, ...bounds });
  await store({ memory, busyUntilMs: 0 }, effects);
  return ended;
};

/**
 * One turn of the sweep where each turn may be another process's. Rests until the interval has passed; then folds the hot days, and what
 * is marked where that is due. Only the rest is remembered between turns: what others have booked meanwhile shows in their postings alone,
 * so a turn that sweeps reads them all, and leaves unput what is equal.
 */
export const createSweepTurn = (): SweepTurn => {
  let last: SweepMemory | undefined;
  return async (job, shop, { effects, limits }) => {
    const rests = (memory: SweepMemory | undefined): memory is SweepMemory =>
      job === 'sweep' && memory !== undefined && isResting(memory.startMs, memory.intervalSeconds, effects.nowMs());
    if (rests(last)) return { kind: 'rested', memory: last };
    const { memory: known, busyUntilMs } = await readStored(effects);
    last = known;
    if (rests(known)) return { kind: 'rested', memory: known };
    const swept = await sweepHotDays(shop, effects);
    const { startMs, days } = swept;
    const memory = { startMs, intervalSeconds: sweepInterval(days, shop, startMs), newestSaleAt: newestOf(known, swept) };
    const marked = await foldMarked(job === 'nightly', { memory, busyUntilMs }, { shop, effects, limits });
    last = memory;
    return { kind: 'swept', memory, days: days.length, orders: days.at(-1)?.orders ?? 0, marked };
  };
};
