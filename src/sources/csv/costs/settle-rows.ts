import type { Fault } from '../source-row.ts';
import type { CostRow } from './cost-row.ts';

export type PlacedRow = CostRow & { readonly line: number };
export type RejectedRow = Fault & { readonly line: number };

/** The rows of a file that hold, each cost once; `repeated` rows say the same as one of them. */
export type SettledRows = {
  readonly rows: readonly PlacedRow[];
  readonly repeated: number;
  readonly rejected: readonly RejectedRow[];
};

const disagreement = (row: PlacedRow, others: readonly PlacedRow[]): RejectedRow => {
  const [{ ref, entry }, lines] = [row, others.map(({ line }) => line).join(', ')];
  const since = entry.from === '' ? 'always' : `from ${entry.from}`;
  const says = `lines ${lines} give ${ref} ${since} different costs: ${others.map((other) => other.entry.unitCost).join(', ')}. Keep one.`;
  return { line: row.line, reason: 'costs-disagree', detail: says };
};

/** Of two rows for one product and day that disagree nobody can tell which is right, so neither is taken. */
export const settleRows = (read: readonly PlacedRow[]): SettledRows => {
  const groups = [...Map.groupBy(read, ({ ref, entry }) => `${entry.from} ${ref}`).values()];
  const agreed = groups.filter((group) => new Set(group.map(({ entry }) => entry.unitCost)).size === 1);
  const disputed = groups.filter((group) => !agreed.includes(group));
  return {
    rows: agreed.flatMap(([first]) => first ?? []),
    repeated: agreed.reduce((sum, group) => sum + group.length - 1, 0),
    rejected: disputed.flatMap((group) => group.map((row) => disagreement(row, group))),
  };
};
