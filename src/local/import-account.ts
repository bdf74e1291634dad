import type { Count, ImportCounts } from '../pipeline/import-orders.ts';
import type { JoinCount, Tally } from '../sources/csv/tally.ts';
import { FolderError } from './folder-error.ts';

type ByReason = Readonly<Record<string, number>>;

type Ends = { readonly accepted: number; readonly duplicate: number; readonly stale: number; readonly quarantined: ByReason };

/** What became of every row, and of every order. `rows.read` is the sum of all other rows. */
export type ImportAccount = {
  readonly rows: { readonly read: number } & Ends & { readonly excluded: ByReason };
  readonly orders: Ends;
  readonly returns: number;
  readonly rounding: Readonly<Record<string, string>>;
  readonly warnings: ByReason;
  readonly conflicts: number;
  /** Of each look-up file its rows, and how many of them no row named: orders without lines are among these. */
  readonly joins: Readonly<Record<string, JoinCount>>;
};

const endsOf = ({ accepted, duplicate, stale, quarantined }: ImportCounts, of: keyof Count): Ends => ({
  accepted: accepted[of],
  duplicate: duplicate[of],
  stale: stale[of],
  quarantined: Object.fromEntries(Object.entries(quarantined).map(([reason, count]) => [reason, count[of]])),
});

export const sumOf = (counts: ByReason): number => Object.values(counts).reduce((sum, count) => sum + count, 0);

const checkRows = ({ read, accepted, duplicate, stale, quarantined, excluded }: ImportAccount['rows']): void => {
  const accounted = accepted + duplicate + stale + sumOf(quarantined) + sumOf(excluded);
  if (accounted === read) return;
  const message = `${read} rows were read and ${accounted} accounted for; this is a fault of the program: keep the file and report it`;
  throw new FolderError('unaccounted', message);
};

/** The account of an import whose batches are exhausted. Throws FolderError when a row is not accounted for. */
export const accountOf = (tally: Tally, counts: ImportCounts): ImportAccount => {
  const rows = { read: tally.rows.read, ...endsOf(counts, 'rows'), excluded: tally.rows.excluded };
  checkRows(rows);
  const { rounding, warnings, conflicts, joins } = tally;
  return { rows, orders: endsOf(counts, 'orders'), returns: tally.orders.returns, rounding, warnings, conflicts, joins };
};
