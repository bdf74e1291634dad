import type { Fee, Tax } from '../../../domain/order/order-document.ts';
import { columnsOfField } from '../profile/columns.ts';
import type { SourceRow } from '../source-row.ts';
import type { RowClass } from './classify.ts';
import { numberIn } from './currency-mark.ts';
import { createNotes } from './notes.ts';
import type { RawLine } from './raw-line.ts';
import { readMinor } from './read-amount.ts';
import { readGoods, readRefund, taxEffect } from './read-goods.ts';
import { readShare } from './read-share.ts';
import { readWorth } from './read-worth.ts';
import { noteCell, type Reading } from './reading.ts';
import { taxesOf } from './settle.ts';

/** What the rows of an order come to, in the document's sign. `takenBack` are goods of an ordinary order that came back. */
export type Parts = {
  readonly lines: RawLine[];
  readonly takenBack: RawLine[];
  readonly fees: Fee[];
  shipping: number | undefined;
  /** What rows of shipping say of their tax. */
  readonly shippingTaxes: Tax[];
  discount: number | undefined;
  /** Tax of the order that has rows of its own. */
  tax: number | undefined;
};

const isTakenBack = ({ mapping, isReturn }: Reading, row: SourceRow): boolean =>
  !isReturn &&
  mapping.profile.negativeQuantity === 'reversal' &&
  (mapping.number(mapping.cell(row, mapping.profile.line.quantity))?.units ?? 0n) < 0n;

const bookGoods = (reading: Reading, parts: Parts, { row, giftCard }: { row: SourceRow; giftCard: boolean }): void => {
  if (isTakenBack(reading, row)) parts.takenBack.push(readGoods({ ...reading, sign: -1 }, row, giftCard));
  else parts.lines.push(readGoods(reading, row, giftCard));
};

/** Whether rows of a charge may state what their tax is; that of a discount is known by what it takes from the goods. */
const knowsTax = ({ mapping }: Reading, kind: RowClass['kind'], field: 'tax' | 'taxRate'): boolean =>
  kind === 'shipping' || (kind === 'discount' && (field === 'tax' || mapping.profile.line.tax === undefined));

/** What a charge has no place for; dropping it would be a wrong number. */
const refuseExtras = (reading: Reading, row: SourceRow, kind: RowClass['kind']): void => {
  const { mapping } = reading;
  const { discount, discountRate, tax, taxRate } = mapping.profile.line;
  const taxes = [knowsTax(reading, kind, 'tax') ? undefined : tax, knowsTax(reading, kind, 'taxRate') ? undefined : taxRate];
  for (const column of [discount, discountRate, ...taxes].flatMap(columnsOfField)) {
    const text = mapping.cell(row, column);
    if (text === '' || numberIn(text, mapping.number)?.units === 0n) continue;
    const remedy = `a row of kind ${kind} has no such thing of its own: goods have, and shipping has a tax. Give such rows another kind.`;
    noteCell(reading, { row, column }, { reason: 'extra-on-charge', remedy });
  }
};

const add = (a: number | undefined, b: number | undefined): number | undefined => (a === undefined || b === undefined ? (a ?? b) : a + b);

const bookShipping = (reading: Reading, parts: Parts, row: SourceRow): void => {
  const { line } = reading.mapping.profile;
  const minor = readWorth(reading, row);
  parts.shipping = add(parts.shipping, minor);
  const tax = readMinor(reading, { row, columns: line.tax }, taxEffect(reading));
  const rate = readShare(reading, { row, rate: line.taxRate }, 'tax-rate');
  parts.shippingTaxes.push(...taxesOf(minor, { tax, rate }, reading.prices));
};

/** A discount that states its tax takes that from the tax of the order. */
const bookDiscount = (reading: Reading, parts: Parts, row: SourceRow): void => {
  parts.discount = add(parts.discount, 0 - readWorth(reading, row));
  parts.tax = add(parts.tax, readMinor(reading, { row, columns: reading.mapping.profile.line.tax }, taxEffect(reading)));
};

/** A refund may be written with a minus or without. */
const bookRefund = (reading: Reading, parts: Parts, row: SourceRow): void => {
  const isNegative = readWorth({ ...reading, notes: createNotes() }, row) * reading.sign < 0;
  parts.takenBack.push(readRefund({ ...reading, sign: isNegative ? -1 : 1, towardsTotal: isNegative ? 1 : -1 }, row));
};

const bookRow = (reading: Reading, parts: Parts, { row, found }: { row: SourceRow; found: RowClass }): void => {
  if (found.kind === 'excluded') return;
  if (found.kind === 'goods' || found.kind === 'gift-card') {
    bookGoods(reading, parts, { row, giftCard: found.kind === 'gift-card' });
    return;
  }
  if (found.kind === 'refund') return bookRefund(reading, parts, row);
  refuseExtras(reading, row, found.kind);
  if (found.kind === 'shipping') return bookShipping(reading, parts, row);
  if (found.kind === 'discount') return bookDiscount(reading, parts, row);
  if (found.kind === 'tax') parts.tax = add(parts.tax, readWorth(reading, row, taxEffect(reading)));
  else
    parts.fees.push({
      kind: found.kind,
      label: found.label ?? reading.mapping.cell(row, reading.mapping.profile.line.product),
      minor: readWorth(reading, row),
    });
};

/** Adds up the rows by their classes. */
export const bookRows = (reading: Reading, classes: readonly RowClass[]): Parts => {
  const parts: Parts = { lines: [], takenBack: [], fees: [], shipping: undefined, shippingTaxes: [], discount: undefined, tax: undefined };
  for (const [index, row] of reading.rows.entries()) {
    const found = classes[index];
    if (found !== undefined) bookRow(reading, parts, { row, found });
  }
  return parts;
};
