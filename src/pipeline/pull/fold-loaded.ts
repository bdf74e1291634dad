import { dayAt, type Effects, type Shop } from '../effects.ts';
import { sweepNightly } from '../sweep.ts';
import type { SourceState } from './source-state.ts';

/**
 * Folds what a source has loaded whole, while it goes on loading what is older. Days and months before that wait with their marks: half of
 * a month that is long past must not be kept as what it said when it was closed.
 */
export const foldLoaded = async ({ history }: Pick<SourceState, 'history'>, shop: Shop, effects: Effects): Promise<void> => {
  await sweepNightly(shop, effects, history === undefined ? {} : { from: dayAt(shop, history.beforeMs) });
};
