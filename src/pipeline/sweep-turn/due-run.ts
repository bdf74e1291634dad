import type { Day } from '../../domain/time/day.ts';
import { findNumber } from '../../store/items/read-attribute.ts';
import { NIGHTLY_KEY } from '../../store/table.ts';
import { dayAt, type Effects, type Shop } from '../effects.ts';
import { listImports } from '../import-state.ts';
import { listSources, loadedDownTo } from '../pull/source-state.ts';

/** When a shop's night run is due, after the beginning of its day. @unit milliseconds */
export const NIGHT_MS = 4.5 * 3_600_000;

/** The run has a schedule of its own; a turn takes it over when that has not ended it by then. @unit milliseconds */
const GRACE_MS = 2 * 60_000;

/**
 * Which of the marked days and months are due to be folded: none, all, or those from a day on, since a history that is still loading holds
 * what is before it.
 */
export type DueRun = { readonly kind: 'none' } | { readonly kind: 'all' } | { readonly kind: 'loaded'; readonly from: Day };

/** What is due is seen from what stands in the table, so a run that was stopped, or never started, stays due. */
export const dueRun = async (isAsked: boolean, shop: Shop, effects: Effects): Promise<DueRun> => {
  const { table, nowMs } = effects;
  const sources = await listSources(effects, 'strong');
  const loadedMs = loadedDownTo(sources, nowMs());
  if (loadedMs !== undefined) return { kind: 'loaded', from: dayAt(shop, loadedMs) };
  const nightlyMs = findNumber(await table.get(NIGHTLY_KEY, 'strong'), 'start') ?? 0;
  const nightOf = (ms: number): Day => dayAt(shop, ms - NIGHT_MS);
  const imports = await listImports(effects);
  const isDue =
    isAsked ||
    nightOf(nightlyMs) < nightOf(nowMs() - GRACE_MS) ||
    sources.some(({ loadedMs = 0 }) => loadedMs >= nightlyMs) ||
    imports.some(({ status, beatMs }) => status !== 'running' && beatMs >= nightlyMs);
  return { kind: isDue ? 'all' : 'none' };
};
