import type { Day } from '../time/day.ts';

/** From a local day of the shop on, '' for always, a piece costs this much: exact decimal text in the shop's currency, e.g. `2.155`. */
export type CostEntry = { readonly from: Day | ''; readonly unitCost: string };

/** What a product cost the shop over time: in order of `from`, each day once. */
export type CostHistory = readonly CostEntry[];

/** The entry in effect on a day; undefined before the first: a cost that is not known is not zero. */
export const entryOn = (history: CostHistory, day: Day): CostEntry | undefined => history.findLast(({ from }) => from <= day);

const isIn = (history: CostHistory, { from, unitCost }: CostEntry): boolean =>
  history.some((known) => known.from === from && known.unitCost === unitCost);

/** The history with entries added, each in the place of the one of its day, and those of them that it did not say already. */
export const addEntries = (
  history: CostHistory,
  entries: readonly CostEntry[],
): { readonly history: CostHistory; readonly changed: readonly CostEntry[] } => {
  const byDay = new Map([...history, ...entries].map((entry) => [entry.from, entry]));
  const sorted = [...byDay.values()].sort((a, b) => (a.from < b.from ? -1 : 1));
  return { history: sorted, changed: entries.filter((entry) => !isIn(history, entry)) };
};
