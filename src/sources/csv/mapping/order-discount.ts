import type { Parts } from './book-rows.ts';
import { readDiscount, readOrderAmount } from './read-amount.ts';
import type { Reading } from './reading.ts';

const sum = (a: number | undefined, b: number | undefined): number | undefined => (a === undefined || b === undefined ? (a ?? b) : a + b);

/**
 * The order's discount, in the file's terms: as stated, or what the lines leave over the goods after all discounts. Lines that come to less
 * than those goods are booked as they stand, and the disagreement is counted.
 */
export const readOrderDiscount = (reading: Reading, parts: Parts): number | undefined => {
  const { order } = reading.mapping.profile;
  const stated = sum(parts.discount, readDiscount(reading, order.discount));
  const goods = readOrderAmount(reading, order.goods, 0);
  if (goods === undefined) return stated;
  const left = parts.lines.reduce((all, { gross, discount }) => all + gross - discount, -(stated ?? 0)) - goods;
  if (left < 0) reading.notes.warnings.add('goods-disagree');
  return left > 0 ? sum(stated, left) : stated;
};
