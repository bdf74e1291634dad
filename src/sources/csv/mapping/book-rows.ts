import type { Fee } from '../../../domain/order/order-document.ts';
import { columnsOfField } from '../profile/columns.ts';
import type { SourceRow } from '../source-row.ts';
import type { RowClass } from './classify.ts';
import { numberIn } from './currency-mark.ts';
import type { RawLine } from './raw-line.ts';
import { readGoods } from './read-goods.ts';
import { readWorth } from './read-worth.ts';
import { noteCell, type Reading } from './reading.ts';

/** What the rows of an order come to, in the document's sign. `takenBack` are goods of an ordinary order with a negative quantity. */
export type Parts = {
  readonly lines: RawLine[];
  readonly takenBack: RawLine[];
  readonly fees: Fee[];
  shipping: number | undefined;
  discount: number | undefined;
};

const isTakenBack = ({ mapping, isReturn }: Reading, row: SourceRow): boolean =>
  !isReturn &&
  mapping.profile.negativeQuantity === 'reversal' &&
  (mapping.number(mapping.cell(row, mapping.profile.line.quantity))?.units ?? 0n) < 0n;

const bookGoods = (reading: Reading, parts: Parts, { row, giftCard }: { row: SourceRow; giftCard: boolean }): void => {
  if (isTakenBack(reading, row)) parts.takenBack.push(readGoods({ ...reading, sign: -1 }, row, giftCard));
  else parts.lines.push(readGoods(reading, row, giftCard));
};

/** A charge has no place for a discount or a tax of its own; dropping them would be a wrong number. */
const refuseExtras = (reading: Reading, row: SourceRow): void => {
  const { mapping } = reading;
  const { discount, discountRate, tax, taxRate } = mapping.profile.line;
  for (const column of [discount, discountRate, tax, taxRate].flatMap(columnsOfField)) {
    const text = mapping.cell(row, column);
    if (text === '' || numberIn(text, mapping.number)?.units === 0n) continue;
    const remedy = 'only goods have a discount or tax of their own. Give such rows another kind.';
    noteCell(reading, { row, column }, { reason: 'extra-on-charge', remedy });
  }
};

const bookRow = (reading: Reading, parts: Parts, { row, found }: { row: SourceRow; found: RowClass }): void => {
  if (found.kind === 'excluded') return;
  if (found.kind === 'goods' || found.kind === 'gift-card') {
    bookGoods(reading, parts, { row, giftCard: found.kind === 'gift-card' });
    return;
  }
  refuseExtras(reading, row);
  const minor = readWorth(reading, row);
  if (found.kind === 'shipping') parts.shipping = (parts.shipping ?? 0) + minor;
  else if (found.kind === 'discount') parts.discount = (parts.discount ?? 0) - minor + 0;
  else parts.fees.push({ kind: found.kind, label: found.label ?? reading.mapping.cell(row, reading.mapping.profile.line.product), minor });
};

/** Adds up the rows by their classes. */
export const bookRows = (reading: Reading, classes: readonly RowClass[]): Parts => {
  const parts: Parts = { lines: [], takenBack: [], fees: [], shipping: undefined, discount: undefined };
  for (const [index, row] of reading.rows.entries()) {
    const found = classes[index];
    if (found !== undefined) bookRow(reading, parts, { row, found });
  }
  return parts;
};
