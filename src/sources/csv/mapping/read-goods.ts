import { columnsOfField } from '../profile/columns.ts';
import type { ColumnChoice } from '../profile/fields.ts';
import type { SourceRow } from '../source-row.ts';
import type { RawLine } from './raw-line.ts';
import { type Effect, readMinor, signed } from './read-amount.ts';
import { readCost } from './read-cost.ts';
import { readQuantity } from './read-number.ts';
import { readShare } from './read-share.ts';
import { readGoodsWorth, worthColumn } from './read-worth.ts';
import { noteCell, type Reading } from './reading.ts';

// The bound of every label in a document.
const LONGEST_TITLE = 500;

const checkProduct = (reading: Reading, { row, productId }: RawLine): void => {
  const remedy = 'goods need a product. Fill it in, or give such rows another kind.';
  if (productId === '') noteCell(reading, { row, column: reading.mapping.profile.line.product }, { reason: 'product-missing', remedy });
};

const checkGoods = (reading: Reading, { row, quantity, gross, discount }: RawLine): void => {
  const { line } = reading.mapping.profile;
  const refuse = (column: ColumnChoice | undefined, reason: string, remedy: string): void =>
    noteCell(reading, { row, column: column ?? line.product }, { reason, remedy });
  if (reading.mapping.cell(row, line.title).length > LONGEST_TITLE)
    refuse(line.title, 'title-too-long', `at most ${LONGEST_TITLE} characters are kept. Shorten it.`);
  if (quantity < 0)
    refuse(line.quantity, 'quantity-wrong-sign', 'say in the profile what such rows are: rows, returns or negativeQuantity.');
  else if (gross < 0)
    refuse(worthColumn(reading), 'amount-wrong-sign', 'goods are not worth less than nothing. Give such rows another kind.');
  if (discount < 0)
    refuse(
      columnsOfField(line.discount)[0],
      'discount-wrong-sign',
      'a discount is a positive amount, unless the profile says "discounts": "negative". Correct it.',
    );
};

/** How a stated tax counts towards the total: prices with tax contain it already. */
export const taxEffect = ({ prices }: Reading): Effect => (prices === 'with-tax' ? 0 : 1);

const readLine = (reading: Reading, row: SourceRow, stated: number): RawLine => {
  const { line } = reading.mapping.profile;
  const quantity = signed(reading, stated);
  const worth = readGoodsWorth(reading, row);
  return {
    row,
    productId: reading.mapping.cell(row, line.product),
    quantity,
    ...worth,
    tax: readMinor(reading, { row, columns: line.tax }, taxEffect(reading)),
    taxRate: readShare(reading, { row, rate: line.taxRate }, 'tax-rate'),
    ...readCost(reading, { row, quantity, paid: worth.gross - worth.discount }),
    giftCard: false,
  };
};

const quantityOf = (reading: Reading, row: SourceRow): number =>
  readQuantity(reading, { row, column: reading.mapping.profile.line.quantity });

/** A row of goods; what it may not be is noted as a fault. */
export const readGoods = (reading: Reading, row: SourceRow, giftCard: boolean): RawLine => {
  const goods = { ...readLine(reading, row, quantityOf(reading, row)), giftCard };
  checkProduct(reading, goods);
  checkGoods(reading, goods);
  return goods;
};

/** A row of what was given back, which may name no product and no pieces. */
export const readRefund = (reading: Reading, row: SourceRow): RawLine => {
  const pieces = reading.mapping.cell(row, reading.mapping.profile.line.quantity) === '' ? 0 : quantityOf(reading, row);
  const refund = readLine(reading, row, Math.abs(pieces) * reading.sign);
  checkGoods(reading, refund);
  return refund;
};
