import type { BookedKind, RowRule } from '../profile/profile.ts';
import type { SourceRow } from '../source-row.ts';
import type { Mapping } from './mapping.ts';

/** What a row is: something to book, by its kind, or excluded, for a reason. */
export type RowClass =
  | { readonly kind: BookedKind; readonly label?: string | undefined }
  | { readonly kind: 'excluded'; readonly reason: string };

const GOODS: RowClass = { kind: 'goods' };

const classOf = ({ kind, reason, label }: RowRule): RowClass =>
  kind === 'excluded' ? { kind, reason: reason ?? 'excluded' } : { kind, label };

const isWhole = ({ wholeOrder }: RowRule): boolean => wholeOrder === true;

/** The row's class by the first rule that it meets, exclusions of whole orders left aside. */
export const classify = ({ rules }: Mapping, row: SourceRow): RowClass => {
  const met = rules.find(({ rule, isMet }) => !isWhole(rule) && isMet(row.cells));
  return met === undefined ? GOODS : classOf(met.rule);
};

const wholeExclusion = ({ rules }: Mapping, row: SourceRow): RowClass | undefined => {
  const met = rules.find(({ isMet }) => isMet(row.cells));
  return met !== undefined && isWhole(met.rule) ? classOf(met.rule) : undefined;
};

/**
 * The classes of an order's rows, in their order. An exclusion with `wholeOrder` holds only when every row, those excluded on their own
 * aside, meets one; else the rows that meet it are what the next rules say.
 */
export const classifyOrder = (mapping: Mapping, rows: readonly SourceRow[]): RowClass[] => {
  const single = rows.map((row) => classify(mapping, row));
  const isLeftOut = (row: SourceRow, index: number): boolean =>
    single[index]?.kind === 'excluded' || wholeExclusion(mapping, row) !== undefined;
  if (!rows.every(isLeftOut)) return single;
  return rows.flatMap((row, index) => (single[index]?.kind === 'excluded' ? single[index] : (wholeExclusion(mapping, row) ?? [])));
};
