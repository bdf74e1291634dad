import { formatDecimal, parseDecimal } from '../../domain/money/decimal.ts';
import { addDecimals } from './mapping/number.ts';
import type { Outcome } from './mapping/outcome.ts';

type Counts = Record<string, number>;

/** Of a look-up file: its rows, and how many of them no row of the import named. */
export type JoinCount = { readonly rows: number; readonly unused: number };

/**
 * The account of an import. Rows: `read` = `accepted` + those `rejected` + those `excluded`, by reason. `rounding` is, by currency, the
 * exact sum of all amounts less the sum of the rounded ones, as decimal text. `joins` is complete when all rows are staged.
 */
export type Tally = {
  readonly rows: { read: number; accepted: number; readonly rejected: Counts; readonly excluded: Counts };
  readonly orders: { accepted: number; returns: number; readonly rejected: Counts };
  readonly warnings: Counts;
  conflicts: number;
  readonly rounding: Record<string, string>;
  readonly joins: Record<string, JoinCount>;
};

export const emptyTally = (): Tally => ({
  rows: { read: 0, accepted: 0, rejected: {}, excluded: {} },
  orders: { accepted: 0, returns: 0, rejected: {} },
  warnings: {},
  conflicts: 0,
  rounding: {},
  joins: {},
});

const count = (counts: Counts, name: string, by: number): void => {
  counts[name] = (counts[name] ?? 0) + by;
};

export const countExcluded = ({ rows }: Tally, reason: string, by: number): void => count(rows.excluded, reason, by);

const countRounding = ({ rounding }: Tally, { currency, difference }: Extract<Outcome, { kind: 'order' }>['rounding']): void => {
  if (difference.units === 0n) return;
  const before = parseDecimal(rounding[currency] ?? '0') ?? difference;
  rounding[currency] = formatDecimal(addDecimals(before, difference));
};

const countAccepted = (tally: Tally, outcome: Extract<Outcome, { kind: 'order' }>): void => {
  tally.rows.accepted += outcome.rows;
  if (outcome.document.kind === 'return') tally.orders.returns += 1;
  else tally.orders.accepted += 1;
  for (const warning of outcome.warnings) count(tally.warnings, warning, 1);
  tally.conflicts += outcome.conflicts;
  countRounding(tally, outcome.rounding);
};

/** Adds what became of one group of rows. */
export const countOutcome = (tally: Tally, outcome: Outcome): void => {
  for (const [reason, rows] of Object.entries(outcome.excluded)) countExcluded(tally, reason, rows);
  if (outcome.kind === 'order') countAccepted(tally, outcome);
  if (outcome.kind === 'rejected') {
    count(tally.rows.rejected, outcome.reason, outcome.rows);
    count(tally.orders.rejected, outcome.reason, 1);
  }
};
