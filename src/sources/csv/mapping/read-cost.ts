import { minorDigits } from '../../../domain/money/currency.ts';
import { type Decimal, multiplyDecimals, roundDecimal } from '../../../domain/money/decimal.ts';
import type { SourceRow } from '../source-row.ts';
import type { RawLine } from './raw-line.ts';
import { readOptionalAmount, signed } from './read-amount.ts';
import { readNumber } from './read-number.ts';
import type { Reading } from './reading.ts';

/** What a line cost the shop: by the piece where that is a whole minor unit, else all of it. */
export type LineCost = Pick<RawLine, 'unitCost' | 'totalCost'>;

type Goods = { readonly row: SourceRow; readonly quantity: number; readonly paid: number };

const NONE: LineCost = { unitCost: undefined, totalCost: undefined };

const isWhole = ({ units, scale }: Decimal, digits: number): boolean => scale <= digits || units % 10n ** BigInt(scale - digits) === 0n;

const inTotal = (totalCost: number | undefined, quantity: number): LineCost =>
  totalCost === 0 && quantity === 0 ? NONE : { unitCost: undefined, totalCost };

const fromUnitCost = (reading: Reading, unitCost: Decimal, { row, quantity }: Goods): LineCost => {
  const digits = minorDigits(reading.currency);
  const { line, quantityScale = 1 } = reading.mapping.profile;
  if (quantityScale === 1 && isWhole(unitCost, digits)) return { unitCost: roundDecimal(unitCost, digits), totalCost: undefined };
  const exact = multiplyDecimals(unitCost, readNumber(reading, { row, column: line.quantity }, 'quantity'));
  const rounded = roundDecimal(exact, digits);
  return inTotal(rounded === undefined ? undefined : signed(reading, rounded), quantity);
};

/** The cost of a row of goods, from a column of pieces' costs, of lines' costs or of profits. */
export const readCost = (reading: Reading, goods: Goods): LineCost => {
  const { unitCost, totalCost, profit } = reading.mapping.profile.line;
  const column = unitCost ?? totalCost ?? profit;
  const stated = readOptionalAmount(reading, { row: goods.row, column }, 'cost');
  if (stated === undefined) return NONE;
  if (unitCost !== undefined) return fromUnitCost(reading, stated, goods);
  const rounded = roundDecimal(stated, minorDigits(reading.currency));
  if (rounded === undefined) return NONE;
  return inTotal(totalCost === undefined ? goods.paid - signed(reading, rounded) : signed(reading, rounded), goods.quantity);
};
