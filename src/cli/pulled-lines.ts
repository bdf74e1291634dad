import type { Folder } from '../local/open-folder.ts';
import { dayAt } from '../pipeline/effects.ts';
import type { SourceState } from '../pipeline/pull/source-state.ts';
import { countText } from './count-text.ts';

const takenOf = ({ counts: { accepted, duplicate, stale } }: Pick<SourceState, 'counts'>): number => accepted + duplicate + stale;

/** How far the history of a shop is loaded, in one line. */
export const windowLine = (state: SourceState, shop: Folder['shop']): string => {
  const orders = `${countText(takenOf(state))} orders so far`;
  const since = state.history === undefined ? undefined : dayAt(shop, state.history.beforeMs);
  return since === undefined
    ? `${state.name}: the whole history is loaded, ${orders}`
    : `${state.name}: loaded back to ${since}, ${orders}`;
};
