import { minorDigits } from '../../../domain/money/currency.ts';
import { type Decimal, roundDecimal } from '../../../domain/money/decimal.ts';
import { columnsOfField } from '../profile/columns.ts';
import type { SourceRow } from '../source-row.ts';
import { isCurrencyMark, marksOf, splitMark } from './currency-mark.ts';
import { firstValue } from './first-value.ts';
import { addRounding } from './notes.ts';
import { addDecimals } from './number.ts';
import { noteUnreadable, ZERO } from './read-number.ts';
import { noteCell, type OptionalPlace, type Place, type Reading, textAt } from './reading.ts';

/** Whether an amount adds to the order's total, lessens it, or is none of it: a tip, or a tax inside the price. */
export type Effect = 1 | -1 | 0;

const TOO_LARGE = { reason: 'amount-too-large', remedy: 'the amount is beyond 2^53 minor units. Correct it.' };

/** An amount that is marked with the sign or code of a currency, which must be the order's. */
const readMarked = (reading: Reading, place: Place, what: string): Decimal => {
  const marked = splitMark(textAt(reading, place));
  const amount = marked && reading.mapping.number(marked.number);
  if (marked === undefined || amount === undefined) return noteUnreadable(reading, place, what);
  if (marksOf(reading.currency).has(marked.mark)) return amount;
  if (!isCurrencyMark(marked.mark)) return noteUnreadable(reading, place, what);
  const remedy = `the order is in ${reading.currency}. Name the column of currencies as order.currency, or correct the amount.`;
  noteCell(reading, place, { reason: `${what}-other-currency`, remedy });
  return ZERO;
};

/** The exact amount in a cell, in major units; a fault is noted, and reading goes on with 0. */
export const readAmount = (reading: Reading, place: Place, what: string): Decimal => {
  const { mapping, currency } = reading;
  const stated = mapping.number(textAt(reading, place)) ?? readMarked(reading, place, what);
  return mapping.profile.numbers?.amounts === 'minor' ? { ...stated, scale: stated.scale + minorDigits(currency) } : stated;
};

/** The exact amount in a cell, or undefined when there is no such column or the cell is blank. */
export const readOptionalAmount = (reading: Reading, { row, column }: OptionalPlace, what: string): Decimal | undefined =>
  column === undefined || textAt(reading, { row, column }) === '' ? undefined : readAmount(reading, { row, column }, what);

/** What is lost to the total when `amount` becomes `minor`. */
const lostTo = (amount: Decimal, minor: number, digits: number): Decimal => ({
  units: amount.units - BigInt(minor) * 10n ** BigInt(amount.scale - digits),
  scale: amount.scale,
});

/** An exact amount in minor units of the order's currency, rounded once, half to even; what rounding changed is counted. */
export const toMinor = (reading: Reading, amount: Decimal, { effect, ...place }: Place & { readonly effect: Effect }): number => {
  const digits = minorDigits(reading.currency);
  const minor = roundDecimal(amount, digits);
  if (minor === undefined) {
    noteCell(reading, place, TOO_LARGE);
    return 0;
  }
  if (amount.scale > digits && effect !== 0) addRounding(reading.notes, lostTo(amount, minor, digits), effect * reading.towardsTotal);
  return minor;
};

/** The document's amount; adding 0 makes a negative zero a zero. */
export const signed = ({ sign }: Reading, minor: number): number => sign * minor + 0;

/** Columns whose amounts are added, or one; undefined where the profile names none. */
export type AmountColumns = string | readonly string[] | undefined;

const addAmounts = (reading: Reading, places: readonly Place[], effect: Effect): number | undefined => {
  const amounts = places.flatMap((place) => readOptionalAmount(reading, place, 'amount') ?? []);
  const [place] = places;
  if (amounts.length === 0 || place === undefined) return undefined;
  return signed(reading, toMinor(reading, amounts.reduce(addDecimals), { ...place, effect }));
};

/** What a row states in these columns, as the document states it: in minor units, by the order's sign; undefined where all are blank. */
export const readMinor = (
  reading: Reading,
  { row, columns }: { readonly row: SourceRow; readonly columns: AmountColumns },
  effect: Effect,
): number | undefined =>
  addAmounts(
    reading,
    columnsOfField(columns).map((column) => ({ row, column })),
    effect,
  );

/** An amount that the order states once, as the document states it. */
export const readOrderAmount = (reading: Reading, columns: AmountColumns, effect: Effect): number | undefined =>
  addAmounts(
    reading,
    columnsOfField(columns).map((column) => ({ row: firstValue(reading.rows, column, reading).row, column })),
    effect,
  );

/** The order's discount as a positive amount, whichever sign the file gives it. */
export const readDiscount = (reading: Reading, columns: AmountColumns): number | undefined => {
  if (reading.mapping.profile.discounts !== 'negative') return readOrderAmount(reading, columns, -1);
  const stated = readOrderAmount(reading, columns, 1);
  return stated === undefined ? undefined : 0 - stated;
};
