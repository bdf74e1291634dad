import type { Decimal } from '../../../domain/money/decimal.ts';
import type { SourceRow } from '../source-row.ts';

/** A row of goods in the document's sign; its amounts are as the file states them, with tax or without. */
export type RawLine = {
  readonly row: SourceRow;
  readonly productId: string;
  readonly quantity: number;
  readonly gross: number;
  readonly discount: number;
  readonly tax: number | undefined;
  readonly taxRate: Decimal | undefined;
  readonly unitCost: number | undefined;
  readonly totalCost: number | undefined;
  readonly giftCard: boolean;
};

/** What remains to pay of a line, as the file states it; never below 0, since it serves as a weight. */
export const paidOf = ({ gross, discount }: RawLine): number => Math.max(0, gross - discount);
