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

/** A row of goods; what it may not be is noted as a fault. */
export const readGoods = (reading: Reading, row: SourceRow, giftCard: boolean): RawLine => {
  const { line } = reading.mapping.profile;
  const quantity = signed(reading, readQuantity(reading, { row, column: line.quantity }));
  const worth = readGoodsWorth(reading, row);
  const goods: RawLine = {
    row,
    productId: reading.mapping.cell(row, line.product),
    quantity,
    ...worth,
    tax: readMinor(reading, { row, columns: line.tax }, taxEffect(reading)),
    taxRate: readShare(reading, { row, rate: line.taxRate }, 'tax-rate'),
    ...readCost(reading, { row, quantity, paid: worth.gross - worth.discount }),
    giftCard,
  };
  checkGoods(reading, goods);
  return goods;
};
