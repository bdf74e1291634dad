import { minorDigits } from '../../../domain/money/currency.ts';
import { multiplyDecimals, roundDecimal } from '../../../domain/money/decimal.ts';
import type { ColumnChoice } from '../profile/fields.ts';
import type { SourceRow } from '../source-row.ts';
import type { RawLine } from './raw-line.ts';
import { type Effect, readMinor, signed, toMinor } from './read-amount.ts';
import { readNumber, readOptional, readQuantity } from './read-number.ts';
import { noteCell, type Reading } from './reading.ts';

/** What a row is worth, in minor units and the document's sign: its total, or its quantity times its unit price, exact until rounded once. */
export const readWorth = (reading: Reading, row: SourceRow): number => {
  const { total, unitPrice = '', quantity } = reading.mapping.profile.line;
  const column = total ?? unitPrice;
  const stated = readNumber(reading, { row, column }, 'amount');
  const worth = total === undefined ? multiplyDecimals(stated, readNumber(reading, { row, column: quantity }, 'quantity')) : stated;
  return signed(reading, toMinor(reading, worth, { row, column, effect: 1 }));
};

// The bound of every label in a document.
const LONGEST_TITLE = 500;

const checkGoods = (reading: Reading, { row, productId, quantity, gross, discount }: RawLine): void => {
  const { line } = reading.mapping.profile;
  const refuse = (column: ColumnChoice | undefined, reason: string, remedy: string): void =>
    noteCell(reading, { row, column: column ?? line.product }, { reason, remedy });
  if (productId === '') refuse(line.product, 'product-missing', 'goods need a product. Fill it in, or give such rows another kind.');
  if (reading.mapping.cell(row, line.title).length > LONGEST_TITLE)
    refuse(line.title, 'title-too-long', `at most ${LONGEST_TITLE} characters are kept. Shorten it.`);
  if (quantity < 0)
    refuse(line.quantity, 'quantity-wrong-sign', 'say in the profile what such rows are: rows, returns or negativeQuantity.');
  else if (gross < 0)
    refuse(line.total ?? line.unitPrice, 'amount-wrong-sign', 'goods are not worth less than nothing. Give such rows another kind.');
  if (discount < 0) refuse(line.discount, 'discount-wrong-sign', 'a discount is stated as a positive amount. Correct it.');
};

const readCost = (reading: Reading, row: SourceRow): number | undefined => {
  const cost = readOptional(reading, { row, column: reading.mapping.profile.line.unitCost }, 'cost');
  return cost === undefined ? undefined : roundDecimal(cost, minorDigits(reading.currency));
};

/** How a stated tax counts towards the total: prices with tax contain it already. */
export const taxEffect = ({ prices }: Reading): Effect => (prices === 'with-tax' ? 0 : 1);

/** A row of goods; what it may not be is noted as a fault. */
export const readGoods = (reading: Reading, row: SourceRow, giftCard: boolean): RawLine => {
  const { line } = reading.mapping.profile;
  const goods: RawLine = {
    row,
    productId: reading.mapping.cell(row, line.product),
    quantity: signed(reading, readQuantity(reading, { row, column: line.quantity })),
    gross: readWorth(reading, row),
    discount: readMinor(reading, { row, column: line.discount }, -1) ?? 0,
    tax: readMinor(reading, { row, column: line.tax }, taxEffect(reading)),
    taxRate: readOptional(reading, { row, column: line.taxRate }, 'rate'),
    unitCost: readCost(reading, row),
    giftCard,
  };
  checkGoods(reading, goods);
  return goods;
};
