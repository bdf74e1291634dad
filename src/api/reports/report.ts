import { DEFINITIONS, type MetricName, type Unit } from '../../domain/metrics/definitions.ts';
import type { PartialPeriod } from './partial-periods.ts';
import type { AskedBasis, Breakdown, CompareMode, Filters, Grain, ReportName } from './report-query.ts';
import type { Family } from './rollup-reader.ts';
import type { Unmatched } from './unmatched.ts';

/** `label` columns say what a row is about; all others are metrics, in their unit. */
export type Column = { readonly name: string; readonly unit: 'label' | Unit };

/** Money is integer minor units. Null is what cannot be answered; `meta.unanswered` says why. */
export type Cell = string | number | null;

export type Row = { readonly [column: string]: Cell };

/** Why a column, or part of it, is null. */
export type Unanswered = { readonly metric: string; readonly reason: string };

/** How many images of one family were read. */
export type ReadCount = { readonly family: Family; readonly months: number; readonly days: number };

/**
 * What a range was compared with: the base from its first to its last day. `through`: the last day of the range that is compared, null when
 * none can be yet; `elapsedHours`: the first hours of it, null where it is compared whole.
 */
export type Compared = {
  readonly mode: CompareMode;
  readonly from: string;
  readonly to: string;
  readonly through: string | null;
  readonly elapsedHours: number | null;
};

/**
 * The proof beside the numbers: what was asked, by which definitions it was answered, from what, and as of when.
 *
 * - `filters`: only these values count in rows and totals; `unmatched`: those of them that match nothing; `compare`: null without a comparison
 * - `today`: the day it was in the shop's zone when this was asked; `partial`: periods among the rows that are not whole
 * - `rows`: how many rows there are, and how many of them a limit left; totals are of all
 * - `coveredBy`: the images of the shop that were merged for the range; `read`: all that was read, with what it is compared with
 * - `counted`, `excluded`: orders placed in the range in the whole shop, whatever is filtered
 * - `stale`: days answered from their present image though they wait to be folded again
 * - `drift`: what the last audit found amiss, null before the first
 * - `medianBound`: the furthest that any median shown may be off, as a share of it; 0 when all are exact
 * - `undatedReturns`: returns in the range, in minor units, whose date is only that of the export which told of them; 0 where returns
 *   count on their order's date
 * - `readUnits`: what the answer cost to read, null where nobody measured
 */
export type Meta = {
  readonly report: ReportName;
  readonly definitions: { readonly [metric: string]: string };
  readonly basis: AskedBasis;
  readonly zone: string;
  readonly currency: string;
  readonly digits: number;
  readonly from: string;
  readonly to: string;
  readonly grain: Grain;
  readonly by: readonly Breakdown[];
  readonly filters: Filters;
  readonly unmatched: readonly Unmatched[];
  readonly compare: Compared | null;
  readonly rows: { readonly shown: number; readonly of: number };
  readonly today: string;
  readonly partial: readonly PartialPeriod[];
  readonly inclusion: { readonly pending: boolean; readonly cancelled: boolean; readonly zeroValue: boolean };
  readonly dataAsOf: string;
  readonly coveredBy: { readonly months: number; readonly days: number };
  readonly read: readonly ReadCount[];
  readonly counted: number;
  readonly excluded: { readonly [reason: string]: number };
  readonly stale: readonly string[];
  readonly drift: { readonly documents: number; readonly rollups: number } | null;
  readonly medianBound: number;
  readonly undatedReturns: number;
  readonly unanswered: readonly Unanswered[];
  readonly readUnits: number | null;
};

/** An answer. `totals` are of the whole range and of all that passes the filters, worked out by themselves and not from the rows. */
export type Report = { readonly columns: readonly Column[]; readonly rows: readonly Row[]; readonly totals: Row; readonly meta: Meta };

/** The columns of some labels and metrics. */
export const columnsOf = (labels: readonly string[], metrics: readonly MetricName[]): Column[] => [
  ...labels.map((name): Column => ({ name, unit: 'label' })),
  ...metrics.map((name): Column => ({ name, unit: DEFINITIONS[name].unit })),
];

/** The report with what it cost to read, known only once it has run. */
export const withReadUnits = (report: Report, readUnits: number): Report => ({ ...report, meta: { ...report.meta, readUnits } });
