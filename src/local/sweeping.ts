import { dayAt, type Shop } from '../pipeline/effects.ts';
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

const postingsWritten = ({ meter }: Pick<Folder, 'meter'>): number => meter.read().byKind.LEDGER?.writeUnits ?? 0;

/** What a sweep would find: nothing new while this stays the same. */
const stateOf = (folder: Folder, shop: Shop): string => `${postingsWritten(folder)} ${dayAt(shop, folder.effects.nowMs())}`;

/** Folds what was booked while a folder is open, and runs the nightly steps once a day. Stopping waits for the fold under way. */
export const keepSwept = (folder: Folder, onFailure: (error: unknown) => void): { readonly stop: () => Promise<void> } => {
  const { shop, effects } = folder;
  let swept = '';
  let running: Promise<void> = Promise.resolve();
  const sweep = async (): Promise<void> => {
    if (await isNightlyDue(folder)) await folder.inGroup((grouped) => sweepNightly(shop, grouped));
    const state = stateOf(folder, shop);
    if (state === swept) return;
    await sweepHotDays(shop, effects);
    swept = state;
  };
  const timer = setInterval(() => {
    running = running.then(sweep).catch(onFailure);
  }, INTERVAL_MS);
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
};
