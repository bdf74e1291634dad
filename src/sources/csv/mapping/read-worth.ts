import { minorDigits } from '../../../domain/money/currency.ts';
import { type Decimal, multiplyDecimals, roundDecimal } from '../../../domain/money/decimal.ts';
import { divideHalfEven } from '../../../domain/money/divide-half-even.ts';
import { columnsOfField } from '../profile/columns.ts';
import type { SourceRow } from '../source-row.ts';
import { addDecimals } from './number.ts';
import { type Effect, readAmount, readOptionalAmount, signed, toMinor } from './read-amount.ts';
import { readNumber, ZERO } from './read-number.ts';
import { readShare } from './read-share.ts';
import { noteCell, type Place, type Reading } from './reading.ts';

/** A line before its own discount, and the discount, in minor units and the document's sign. */
export type Worth = { readonly gross: number; readonly discount: number };

const negative = ({ units, scale }: Decimal): Decimal => ({ units: -units, scale });

/** The column that says what a row is worth. */
export const worthColumn = ({ mapping }: Reading): string => {
  const { total, discountedTotal, unitPrice = '' } = mapping.profile.line;
  return total ?? discountedTotal ?? unitPrice;
};

/** What the row states of its worth, exact: a total, or quantity times unit price. */
const readStated = (reading: Reading, { row, column }: Place): Decimal => {
  const { unitPrice, quantity } = reading.mapping.profile.line;
  const stated = readAmount(reading, { row, column }, 'amount');
  return unitPrice === undefined ? stated : multiplyDecimals(stated, readNumber(reading, { row, column: quantity }, 'quantity'));
};

/** What a row is worth, in minor units and the document's sign, exact until rounded once. */
export const readWorth = (reading: Reading, row: SourceRow, effect: Effect = 1): number => {
  const place = { row, column: worthColumn(reading) };
  return signed(reading, toMinor(reading, readStated(reading, place), { ...place, effect }));
};

const readOff = (reading: Reading, row: SourceRow): Decimal => {
  const { line, discounts } = reading.mapping.profile;
  const off = columnsOfField(line.discount)
    .map((column) => readOptionalAmount(reading, { row, column }, 'amount') ?? ZERO)
    .reduce(addDecimals, ZERO);
  return discounts === 'negative' ? negative(off) : off;
};

const less = (share: Decimal): Decimal => ({ units: 10n ** BigInt(share.scale) - share.units, scale: share.scale });

/** A net amount before the share that was taken off it, rounded half to even. Of what is free for nothing the worth is not known: 0. */
const beforeShare = (net: Decimal, share: Decimal, digits: number): number | undefined => {
  const kept = less(share);
  if (kept.units === 0n) return net.units === 0n ? 0 : undefined;
  const minor = Number(divideHalfEven(net.units * 10n ** BigInt(digits + kept.scale), kept.units * 10n ** BigInt(net.scale)));
  return Number.isSafeInteger(minor) ? minor : undefined;
};

const NO_GROSS = {
  reason: 'discount-rate-whole',
  remedy: 'after a discount of 100 % nothing can be left. Correct the rate, or the amount.',
};

/** Net and gross, each rounded once from its exact value; the discount is what lies between. */
const roundBoth = (reading: Reading, place: Place, exact: { net: Decimal; gross: number | undefined }): Worth => {
  const net = toMinor(reading, exact.net, { ...place, effect: 1 });
  if (exact.gross === undefined) noteCell(reading, place, NO_GROSS);
  const gross = exact.gross ?? net;
  return { gross: signed(reading, gross), discount: signed(reading, gross - net) };
};

/** What a row of goods is worth before and after its own discount. */
export const readGoodsWorth = (reading: Reading, row: SourceRow): Worth => {
  const { discount, discountRate, discountedTotal } = reading.mapping.profile.line;
  if (discount === undefined && discountRate === undefined) return { gross: readWorth(reading, row), discount: 0 };
  const place = { row, column: worthColumn(reading) };
  const digits = minorDigits(reading.currency);
  const stated = readStated(reading, place);
  const share = readShare(reading, { row, rate: discountRate }, 'discount-rate') ?? ZERO;
  const off = readOff(reading, row);
  if (discountedTotal === undefined) {
    const net = discountRate === undefined ? addDecimals(stated, negative(off)) : multiplyDecimals(stated, less(share));
    return roundBoth(reading, place, { net, gross: roundDecimal(stated, digits) });
  }
  const gross = discountRate === undefined ? roundDecimal(addDecimals(stated, off), digits) : beforeShare(stated, share, digits);
  return roundBoth(reading, place, { net: stated, gross });
};
