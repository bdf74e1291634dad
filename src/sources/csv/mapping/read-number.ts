import { type Decimal, parseDecimal, roundDecimal } from '../../../domain/money/decimal.ts';
import type { Numbers } from '../profile/numbers.ts';
import { noteCell, type OptionalPlace, type Place, type Scope, textAt } from './reading.ts';

export const ZERO: Decimal = { units: 0n, scale: 0 };

/** What is wrong with text that is no number, and what to do; `like` is a number as the profile reads it. */
const FAULTS = [
  { reason: 'blank', pattern: /^$/, remedy: () => 'a number is needed. Fill it in.' },
  {
    reason: 'exponent',
    pattern: /^[+-]?[\d.,]+e[+-]?\d+$/i,
    remedy: () => 'a positive exponent may have lost digits. Write them out.',
  },
  {
    reason: 'separator',
    pattern: /^[+-]?\d[\d ,.'’\u00a0\u202f]*$/,
    remedy: (like: string) =>
      `the profile reads numbers like ${like}. Say how the file writes them, e.g. "numbers": { "decimal": ",", "grouping": "." } for 1.234,50.`,
  },
  { reason: 'percent', pattern: /%$/, remedy: () => 'a share is no amount. Name the column as line.discountRate or line.taxRate.' },
] as const;
const NOT_FLOAT32 = {
  reason: 'not-float32',
  remedy: () => 'a float of 32 bits is not written with these digits. Take "float32" out of the profile.',
};
const UNREADABLE = { reason: 'unreadable', remedy: (like: string) => `not a plain decimal number, e.g. -${like}. Correct it.` };

const numberLike = ({ decimal = '.', grouping }: Numbers = {}): string =>
  grouping === undefined ? `12${decimal}50` : `1${grouping}234${decimal}50`;

/** Notes why the text of a cell is no number, as `<what>-<reason>`; reading goes on with 0. */
export const noteUnreadable = (scope: Scope, place: Place, what: string): Decimal => {
  const text = textAt(scope, place);
  const { numbers } = scope.mapping.profile;
  const isNotFloat = numbers?.float32 === true && parseDecimal(text) !== undefined;
  const { reason, remedy } = isNotFloat ? NOT_FLOAT32 : (FAULTS.find(({ pattern }) => pattern.test(text)) ?? UNREADABLE);
  noteCell(scope, place, { reason: `${what}-${reason}`, remedy: remedy(numberLike(numbers)) });
  return ZERO;
};

/** The number in a cell; a fault is noted, and reading goes on with 0. */
export const readNumber = (scope: Scope, place: Place, what: string): Decimal =>
  scope.mapping.number(textAt(scope, place)) ?? noteUnreadable(scope, place, what);

/** The number in a cell, or undefined when there is no such column or the cell is blank. */
export const readOptional = (scope: Scope, { row, column }: OptionalPlace, what: string): Decimal | undefined => {
  if (column === undefined || textAt(scope, { row, column }) === '') return undefined;
  return readNumber(scope, { row, column }, what);
};

const NOT_WHOLE = {
  reason: 'quantity-not-whole',
  remedy: 'quantities are whole numbers below 2^53. Correct it, or say "quantityScale" in the profile: with 1000, 0.75 counts as 750.',
};

/** The quantity of a row, in the steps in which the profile counts. */
export const readQuantity = (scope: Scope, place: Place): number => {
  const stated = readNumber(scope, place, 'quantity');
  const { quantityScale = 1 } = scope.mapping.profile;
  const { units, scale } = quantityScale === 1 ? stated : { ...stated, units: stated.units * BigInt(quantityScale) };
  const whole = roundDecimal({ units, scale }, 0);
  if (whole !== undefined && units === BigInt(whole) * 10n ** BigInt(scale)) return whole;
  noteCell(scope, place, NOT_WHOLE);
  return 0;
};
