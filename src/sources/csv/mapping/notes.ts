import type { Decimal } from '../../../domain/money/decimal.ts';
import type { Fault, SourceRow } from '../source-row.ts';
import { addDecimals } from './number.ts';

/** A reading that was accepted by a rule, and is counted. */
export type Warning = 'time-gap' | 'time-overlap' | 'email-unreadable' | 'goods-disagree' | 'totals-disagree' | 'refund-too-large';

/** What is remarkable about one order while it is read. Faults do not stop the reading; the first of them names the rejection. */
export type Notes = {
  readonly faults: { readonly fault: Fault; readonly row: SourceRow | undefined }[];
  readonly warnings: Set<Warning>;
  conflicts: number;
  rounding: Decimal;
};

export const createNotes = (): Notes => ({ faults: [], warnings: new Set(), conflicts: 0, rounding: { units: 0n, scale: 0 } });

/** Counts what rounding took from the total; `effect` -1 where a smaller amount means a larger total. */
export const addRounding = (notes: Notes, { units, scale }: Decimal, effect: number): void => {
  if (units !== 0n) notes.rounding = addDecimals(notes.rounding, { units: effect < 0 ? -units : units, scale });
};
