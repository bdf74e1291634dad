import { costOfPieces } from '../costs/cost-of-pieces.ts';
import type { CurrencyCode } from '../money/currency.ts';
import { divideHalfEven } from '../money/divide-half-even.ts';
import type { Line } from '../order/order-document.ts';
import type { Conversion } from './conversion.ts';

/** A line as far as its cost goes. */
export type CostedLine = Pick<Line, 'id' | 'quantity' | 'unitCost' | 'totalCost' | 'listedCost'>;

/**
 * What a change of a line's pieces (sold above 0, given back below) does to its cost, in the shop's currency; undefined where the cost is
 * not known. What is booked of a line is at any time the cost of the pieces kept, rounded half to even, so that nothing is left of it when
 * all pieces are given back, in whatever parts.
 */
export type Costing = (line: CostedLine, pieces: number) => number | undefined;

const costOf = ({ unitCost, totalCost, listedCost, quantity }: CostedLine, pieces: number, shop: CurrencyCode): number | undefined => {
  if (unitCost !== undefined) return unitCost * pieces;
  if (totalCost !== undefined) return Number(divideHalfEven(BigInt(totalCost) * BigInt(pieces), BigInt(quantity)));
  return listedCost === undefined ? undefined : costOfPieces(listedCost, pieces, shop);
};

/** `shop` is the shop's currency, in which listed costs are stated; `convert` brings the order's own into it. */
export const createCosting = (convert: Conversion, shop: CurrencyCode): Costing => {
  const keptOf = new Map<CostedLine, number>();
  return (line, pieces) => {
    const before = keptOf.get(line) ?? 0;
    const [spent, due] = [costOf(line, before, shop), costOf(line, before + pieces, shop)];
    if (spent === undefined || due === undefined) return undefined;
    keptOf.set(line, before + pieces);
    return line.listedCost === undefined ? convert({ of: 'cost', part: line.id }, due - spent) : due - spent;
  };
};
