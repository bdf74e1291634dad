import { type Day, type Month, monthOfDay } from '../../domain/time/day.ts';
import { dayAt, type Effects, type Shop } from '../effects.ts';
import { readMarkers, sweepDirtyDay, sweepHotDays, sweepMonth, sweepNightly } from '../sweep.ts';
import type { SourceState } from './source-state.ts';

/**
 * Folds what a source has loaded whole, while it goes on loading what is older. Days and months before that wait with their marks: half of
 * a month that is long past must not be kept as what it said when it was closed.
 */
export const foldLoaded = async ({ history }: Pick<SourceState, 'history'>, shop: Shop, effects: Effects): Promise<void> => {
  if (history === undefined) {
    await sweepNightly(shop, effects);
    return;
  }
  const from = dayAt(shop, history.beforeMs);
  await sweepHotDays(shop, effects);
  for (const { name, nonce } of await readMarkers('d#', effects)) {
    if (name >= from) await sweepDirtyDay({ day: name as Day, nonce }, shop, effects);
  }
  for (const { name, nonce } of await readMarkers('m#', effects)) {
    if (name >= monthOfDay(from)) await sweepMonth({ month: name as Month, nonce }, shop, effects);
  }
};
