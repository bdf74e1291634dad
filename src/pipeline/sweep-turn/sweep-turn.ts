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

/** `marked`: what became of marked days and months; `none` where none were due. */
export type TurnReport =
  | { readonly kind: 'rested'; readonly memory: SweepMemory }
  | {
      readonly kind: 'swept';
      readonly memory: SweepMemory;
      readonly days: number;
      readonly orders: number;
      readonly marked: Ended | 'none';
    };

export type SweepTurn = (job: SweepJob, shop: Shop, effects: Effects & Pick<Bounds, 'mayGoOn'>) => Promise<TurnReport>;

const readMemory = async ({ table }: Effects): Promise<SweepMemory | undefined> => {
  const state = await table.get(SWEEP_KEY, 'strong');
  const [startMs, intervalSeconds] = [findNumber(state, 'start'), findNumber(state, 'interval')];
  if (startMs === undefined || intervalSeconds === undefined) return undefined;
  return { startMs, intervalSeconds, newestSaleAt: findNumber(state, 'newestSaleAt') };
};

const newestOf = (known: SweepMemory | undefined, { days }: SweptDays): number | undefined => {
  const seen = [known?.newestSaleAt, ...days.map(({ newestSaleAt }) => newestSaleAt)].flatMap((second) => second ?? []);
  return seen.length === 0 ? undefined : Math.max(...seen);
};

const writeMemory = async ({ startMs, intervalSeconds, newestSaleAt }: SweepMemory, { table }: Effects): Promise<void> => {
  await table.putIf({ ...SWEEP_KEY, start: startMs, interval: intervalSeconds, ...(newestSaleAt !== undefined && { newestSaleAt }) });
};

/**
 * One turn of the sweep where each turn may be another process's. Rests until the interval has passed; then folds the hot days, and what
 * is marked where that is due. Only the rest is remembered between turns: what others have booked meanwhile shows in their postings alone,
 * so a turn that sweeps reads them all, and leaves unput what is equal.
 */
export const createSweepTurn = (): SweepTurn => {
  let last: SweepMemory | undefined;
  return async (job, shop, effects) => {
    const { nowMs, mayGoOn } = effects;
    const rests = (memory: SweepMemory | undefined): memory is SweepMemory =>
      job === 'sweep' && memory !== undefined && isResting(memory.startMs, memory.intervalSeconds, nowMs());
    if (rests(last)) return { kind: 'rested', memory: last };
    const known = await readMemory(effects);
    if (rests(known)) {
      last = known;
      return { kind: 'rested', memory: known };
    }
    const swept = await sweepHotDays(shop, effects);
    const { startMs, days } = swept;
    last = { startMs, intervalSeconds: sweepInterval(days, shop, startMs), newestSaleAt: newestOf(known, swept) };
    await writeMemory(last, effects);
    const due = await dueRun(job === 'nightly', shop, effects);
    const bounds = { ...(mayGoOn !== undefined && { mayGoOn }), ...(due.kind === 'loaded' && { from: due.from }) };
    const marked = due.kind === 'none' ? 'none' : await sweepMarked(startMs, shop, { effects, ...bounds });
    return { kind: 'swept', memory: last, days: days.length, orders: days.at(-1)?.orders ?? 0, marked };
  };
};
