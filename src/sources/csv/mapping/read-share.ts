import { type Decimal, parseDecimal } from '../../../domain/money/decimal.ts';
import { isAlways } from '../profile/fields.ts';
import { type RateColumn, rateUnit } from '../profile/rate-column.ts';
import type { SourceRow } from '../source-row.ts';
import { compareDecimals } from './number.ts';
import { noteUnreadable, ZERO } from './read-number.ts';
import { noteCell, type Reading, textAt } from './reading.ts';

const ONE: Decimal = { units: 1n, scale: 0 };

const hundredth = ({ units, scale }: Decimal): Decimal => ({ units, scale: scale + 2 });

const OUT_OF_RANGE =
  'a rate lies between 0 and 1, or between 0 and 100 %. If 15 means 15 %, say { "column": …, "unit": "percent" } in the profile.';

/** A rate of the whole, 0.15 for 15 %; undefined when there is no such column or the cell is blank. */
export const readShare = (
  reading: Reading,
  { row, rate }: { readonly row: SourceRow; readonly rate: RateColumn | undefined },
  what: string,
): Decimal | undefined => {
  if (rate === undefined) return undefined;
  if (isAlways(rate)) return parseDecimal(rate.always);
  const { column, isPercent } = rateUnit(rate);
  const text = textAt(reading, { row, column });
  if (text === '') return undefined;
  const bare = text.endsWith('%') ? text.slice(0, -1).trimEnd() : text;
  const number = reading.mapping.number(bare);
  if (number === undefined) return noteUnreadable(reading, { row, column }, what);
  const share = isPercent || bare !== text ? hundredth(number) : number;
  if (share.units >= 0n && compareDecimals(share, ONE) <= 0) return share;
  noteCell(reading, { row, column }, { reason: `${what}-out-of-range`, remedy: OUT_OF_RANGE });
  return ZERO;
};
