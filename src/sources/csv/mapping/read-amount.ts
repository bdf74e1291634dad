import { minorDigits } from '../../../domain/money/currency.ts';
import { type Decimal, roundDecimal } from '../../../domain/money/decimal.ts';
import { addRounding } from './notes.ts';
import { parseNumber } from './number.ts';
import { noteCell, type Place, type Reading } from './reading.ts';

export const ZERO: Decimal = { units: 0n, scale: 0 };

const FAULTS = [
  { reason: 'blank', isMet: (text: string) => text === '', remedy: 'a number is needed. Fill it in.' },
  {
    reason: 'exponent',
    isMet: (text: string) => /^[+-]?[\d.]+e[+-]?\d+$/i.test(text),
    remedy: 'exponents are not read. Write the digits out.',
  },
  {
    reason: 'separator',
    isMet: (text: string) => /^[+-]?\d[\d ,.'’\u00a0\u202f]*$/.test(text),
    remedy: 'write 1234.50, without separators of thousands and with a decimal point.',
  },
] as const;
const UNREADABLE = { reason: 'unreadable', remedy: 'not a plain decimal number, e.g. -12.50. Correct it.' };

const faultOf = (text: string) => FAULTS.find(({ isMet }) => isMet(text)) ?? UNREADABLE;

/** The number in a cell; a fault is noted as `<what>-<reason>`, and reading goes on with 0. */
export const readNumber = ({ mapping, notes }: Pick<Reading, 'mapping' | 'notes'>, { row, column }: Place, what: string): Decimal => {
  const text = row === undefined ? '' : mapping.cell(row, column);
  const number = parseNumber(text);
  if (number !== undefined) return number;
  const { reason, remedy } = faultOf(text);
  noteCell(notes, { row, column, text }, { reason: `${what}-${reason}`, remedy });
  return ZERO;
};

/** The number in a cell, or undefined when there is no such column or the cell is blank. */
export const readOptional = (
  reading: Reading,
  place: { row: Place['row']; column: string | undefined },
  what: string,
): Decimal | undefined => {
  const { row, column } = place;
  if (row === undefined || column === undefined || reading.mapping.cell(row, column) === '') return undefined;
  return readNumber(reading, { row, column }, what);
};

/** A whole number in a cell. */
export const readQuantity = (reading: Reading, place: Place): number => {
  const number = readNumber(reading, place, 'quantity');
  const whole = roundDecimal(number, 0);
  const isWhole = whole !== undefined && number.units === BigInt(whole) * 10n ** BigInt(number.scale);
  if (isWhole) return whole + 0;
  const text = place.row === undefined ? '' : reading.mapping.cell(place.row, place.column);
  noteCell(
    reading.notes,
    { ...place, text },
    { reason: 'quantity-not-whole', remedy: 'quantities are whole numbers below 2^53. Correct it.' },
  );
  return 0;
};

/** An exact amount in minor units of the order's currency, rounded once, half to even. The difference is counted unless `exact` text was taxed. */
export const toMinor = (reading: Reading, amount: Decimal, place: Place): number => {
  const digits = minorDigits(reading.currency);
  const minor = roundDecimal(amount, digits);
  if (minor === undefined) {
    const remedy = 'with its quantity the amount is beyond 2^53 minor units. Correct it.';
    const text = place.row === undefined ? '' : reading.mapping.cell(place.row, place.column);
    noteCell(reading.notes, { ...place, text }, { reason: 'amount-too-large', remedy });
    return 0;
  }
  if (amount.scale > digits) {
    addRounding(reading.notes, { units: amount.units - BigInt(minor) * 10n ** BigInt(amount.scale - digits), scale: amount.scale });
  }
  return minor;
};

/** An optional amount of the file as the document states it: in minor units, by the order's sign. */
export const readMinor = (reading: Reading, row: Place['row'], column: string | undefined): number | undefined => {
  const amount = readOptional(reading, { row, column }, 'amount');
  if (amount === undefined || column === undefined) return undefined;
  return signed(reading, toMinor(reading, amount, { row, column }));
};

/** The document's amount; adding 0 makes a negative zero a zero. */
export const signed = ({ sign }: Pick<Reading, 'sign'>, minor: number): number => sign * minor + 0;
