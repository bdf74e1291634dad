import { allocate } from '../money/allocate.ts';
import type { Line, OrderDocument } from '../order/order-document.ts';

/**
 * Each line's whole discount in the order's currency: its own and its share of the order's, by value. Lines that an edit added later and
 * gift cards take no share, unless there is nothing else.
 */
export const discountsByLine = ({ lines, discounts }: OrderDocument): ReadonlyMap<Line, number> => {
  const own = (line: Line): number => line.discount ?? 0;
  const shared = (discounts ?? []).reduce((sum, { minor }) => sum + minor, 0);
  const goods = lines.filter((line) => line.giftCard === undefined && line.addedAt === undefined);
  const takers = goods.length > 0 ? goods : lines;
  const shares = allocate(
    shared,
    takers.map((line) => Math.max(0, line.gross - own(line))),
  );
  const byTaker = new Map(takers.map((line, index) => [line, shares[index] ?? 0]));
  return new Map(lines.map((line) => [line, own(line) + (byTaker.get(line) ?? 0)]));
};
