import type { Decimal } from '../../../domain/money/decimal.ts';
import type { Prices } from '../../taxes.ts';
import { columnsOfField } from '../profile/columns.ts';
import type { SourceRow } from '../source-row.ts';
import { numberIn } from './currency-mark.ts';
import { firstValue } from './first-value.ts';
import { createNotes } from './notes.ts';
import { addDecimals, compareDecimals } from './number.ts';
import type { AmountColumns } from './read-amount.ts';
import { noteCell, type Scope } from './reading.ts';

const ZERO: Decimal = { units: 0n, scale: 0 };

const less = (from: Decimal, amount: Decimal): Decimal => addDecimals(from, { ...amount, units: -amount.units });

const MISSING = { reason: 'total-missing', remedy: 'it tells whether the prices contain tax. Fill it in.' };

/**
 * Whether the order's prices contain tax. By its total they do not where the total leaves room for the tax beside goods and shipping, else
 * they do. Cells are read without a word: what is wrong with them is said where their amounts are booked.
 */
export const readPrices = (scope: Scope, rows: readonly SourceRow[]): Prices => {
  const { prices = 'without-tax', order } = scope.mapping.profile;
  if (prices !== 'by-total') return prices;
  const silent = { mapping: scope.mapping, notes: createNotes() };
  const read = (columns: AmountColumns): Decimal | undefined => {
    const texts = columnsOfField(columns).map((column) => firstValue(rows, column, silent).text);
    const numbers = texts.flatMap((text) => numberIn(text, scope.mapping.number) ?? []);
    return numbers.length === 0 ? undefined : numbers.reduce(addDecimals);
  };
  const tax = read(order.tax) ?? ZERO;
  const total = read(order.total);
  if (tax.units === 0n) return 'without-tax';
  if (total === undefined) {
    noteCell(scope, { row: rows[0], column: columnsOfField(order.total) }, MISSING);
    return 'without-tax';
  }
  const room = less(less(total, read(order.goods) ?? ZERO), read(order.shipping) ?? ZERO);
  return compareDecimals(room, tax) >= 0 ? 'without-tax' : 'with-tax';
};
