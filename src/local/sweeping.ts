import { dayAt } from '../pipeline/effects.ts';
import { sweepHotDays, sweepNightly } from '../pipeline/sweep.ts';
import { findNumber } from '../store/items/read-attribute.ts';
import { NIGHTLY_KEY } from '../store/table.ts';
import type { Folder } from './open-folder.ts';

/** Orders show in the figures so soon. @unit milliseconds */
const INTERVAL_MS = 2_000;

const isNightlyDue = async ({ shop, effects }: Folder): Promise<boolean> => {
  const start = findNumber(await effects.table.get(NIGHTLY_KEY, 'strong'), 'start') ?? 0;
  return dayAt(shop, start) < dayAt(shop, effects.nowMs());
};

/** What a sweep would find: nothing new while this stays the same, for nobody else writes in an open folder. */
const stateOf = ({ meter, shop, effects }: Folder): string =>
  `${meter.read().byKind.LEDGER?.writeUnits ?? 0} ${dayAt(shop, effects.nowMs())}`;

/**
 * One turn of the sweep of an open folder: the nightly steps once a day, and the hot days where something was booked since the last turn.
 * True where it folded them.
 */
export const createSweep = (folder: Folder): (() => Promise<boolean>) => {
  const { shop, effects } = folder;
  let swept = '';
  return async () => {
    if (await isNightlyDue(folder)) await folder.inGroup((grouped) => sweepNightly(shop, grouped));
    const state = stateOf(folder);
    if (state === swept) return false;
    await sweepHotDays(shop, effects);
    swept = state;
    return true;
  };
};

/** Sweeps while a folder is open, one turn after the other. Stopping waits for the turn under way. */
export const keepSwept = (folder: Folder, onFailure: (error: unknown) => void): { readonly stop: () => Promise<void> } => {
  const sweep = createSweep(folder);
  let running: Promise<unknown> = Promise.resolve();
  const timer = setInterval(() => {
    running = running.then(sweep).catch(onFailure);
  }, INTERVAL_MS);
  const stop = async (): Promise<void> => {
    clearInterval(timer);
    await running;
  };
  return { stop };
};
