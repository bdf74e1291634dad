import { type Decimal, roundDecimal } from '../../../domain/money/decimal.ts';
import { parseNumber } from './number.ts';
import { noteCell, type OptionalPlace, type Place, type Scope, textAt } from './reading.ts';

const ZERO: Decimal = { units: 0n, scale: 0 };

const FAULTS = [
  { reason: 'blank', pattern: /^$/, remedy: 'a number is needed. Fill it in.' },
  { reason: 'exponent', pattern: /^[+-]?[\d.]+e[+-]?\d+$/i, remedy: 'exponents are not read. Write the digits out.' },
  {
    reason: 'separator',
    pattern: /^[+-]?\d[\d ,.'’\u00a0\u202f]*$/,
    remedy: 'write 1234.50, without separators of thousands and with a decimal point.',
  },
] as const;
const UNREADABLE = { reason: 'unreadable', remedy: 'not a plain decimal number, e.g. -12.50. Correct it.' };

/** The number in a cell; a fault is noted as `<what>-<reason>`, and reading goes on with 0. */
export const readNumber = (scope: Scope, place: Place, what: string): Decimal => {
  const text = textAt(scope, place);
  const number = parseNumber(text);
  if (number !== undefined) return number;
  const { reason, remedy } = FAULTS.find(({ pattern }) => pattern.test(text)) ?? UNREADABLE;
  noteCell(scope, place, { reason: `${what}-${reason}`, remedy });
  return ZERO;
};

/** The number in a cell, or undefined when there is no such column or the cell is blank. */
export const readOptional = (scope: Scope, { row, column }: OptionalPlace, what: string): Decimal | undefined => {
  if (column === undefined || textAt(scope, { row, column }) === '') return undefined;
  return readNumber(scope, { row, column }, what);
};

const NOT_WHOLE = { reason: 'quantity-not-whole', remedy: 'quantities are whole numbers below 2^53. Correct it.' };

/** A whole number in a cell. */
export const readQuantity = (scope: Scope, place: Place): number => {
  const { units, scale } = readNumber(scope, place, 'quantity');
  const whole = roundDecimal({ units, scale }, 0);
  if (whole !== undefined && units === BigInt(whole) * 10n ** BigInt(scale)) return whole;
  noteCell(scope, place, NOT_WHOLE);
  return 0;
};
