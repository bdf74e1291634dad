import { minorDigits } from '../../../domain/money/currency.ts';
import { type Decimal, multiplyDecimals, roundDecimal } from '../../../domain/money/decimal.ts';
import type { SourceRow } from '../source-row.ts';
import type { RawLine } from './raw-line.ts';
import { readMinor, readNumber, readOptional, readQuantity, signed, toMinor } from './read-amount.ts';
import { noteCell, type Reading } from './reading.ts';

type Priced = { readonly amount: Decimal; readonly column: string };

/** What a row is worth as the file states it: its total, or its quantity times its unit price, exactly. */
export const readWorth = (reading: Reading, row: SourceRow): Priced => {
  const { total, unitPrice = '', quantity } = reading.mapping.profile.line;
  if (total !== undefined) return { amount: readNumber(reading, { row, column: total }, 'amount'), column: total };
  const price = readNumber(reading, { row, column: unitPrice }, 'amount');
  const count = readNumber(reading, { row, column: quantity }, 'quantity');
  return { amount: multiplyDecimals(price, count), column: unitPrice };
};

/** The row's worth in minor units, in the document's sign. */
export const readWorthMinor = (reading: Reading, row: SourceRow): number => {
  const { amount, column } = readWorth(reading, row);
  return signed(reading, toMinor(reading, amount, { row, column }));
};

const refuse = (reading: Reading, row: SourceRow, fault: { column: string; reason: string; remedy: string }): void =>
  noteCell(reading.notes, { row, column: fault.column, text: reading.mapping.cell(row, fault.column) }, fault);

const checkGoods = (reading: Reading, { row, productId, quantity, gross, discount }: RawLine): void => {
  const { line } = reading.mapping.profile;
  const refuseCell = (column: string | undefined, reason: string, remedy: string): void =>
    refuse(reading, row, { column: column ?? line.product, reason, remedy });
  if (productId === '') refuseCell(line.product, 'product-missing', 'goods need a product. Fill it in, or give such rows another kind.');
  if (quantity < 0)
    refuseCell(line.quantity, 'quantity-wrong-sign', 'say in the profile what such rows are: rows, returns or negativeQuantity.');
  else if (gross < 0)
    refuseCell(line.total ?? line.unitPrice, 'amount-wrong-sign', 'goods are not worth less than nothing. Give such rows another kind.');
  if (discount < 0) refuseCell(line.discount, 'discount-wrong-sign', 'a discount is stated as a positive amount. Correct it.');
};

const readCost = (reading: Reading, row: SourceRow): number | undefined => {
  const cost = readOptional(reading, { row, column: reading.mapping.profile.line.unitCost }, 'cost');
  return cost === undefined ? undefined : roundDecimal(cost, minorDigits(reading.currency));
};

/** A row of goods; what it may not be is noted as a fault. */
export const readGoods = (reading: Reading, row: SourceRow, giftCard: boolean): RawLine => {
  const { line } = reading.mapping.profile;
  const goods: RawLine = {
    row,
    productId: reading.mapping.cell(row, line.product),
    quantity: signed(reading, readQuantity(reading, { row, column: line.quantity })),
    gross: readWorthMinor(reading, row),
    discount: readMinor(reading, row, line.discount) ?? 0,
    tax: readMinor(reading, row, line.tax),
    taxRate: readOptional(reading, { row, column: line.taxRate }, 'rate'),
    unitCost: readCost(reading, row),
    giftCard,
  };
  checkGoods(reading, goods);
  return goods;
};
