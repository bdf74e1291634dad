import { divideHalfEven } from '../money/divide-half-even.ts';
import type { Line } from '../order/order-document.ts';
import type { Conversion } from './conversion.ts';

/** A line as far as its cost goes. */
export type CostedLine = Pick<Line, 'id' | 'quantity' | 'unitCost' | 'totalCost'>;

/**
 * What a change of a line's pieces (sold above 0, given back below) does to its cost, in the shop's currency; undefined where the cost is
 * not known. What is booked of a line is at any time the cost of the pieces kept, rounded half to even, so that nothing is left of it when
 * all pieces are given back, in whatever parts.
 */
export type Costing = (line: CostedLine, pieces: number) => number | undefined;

const costOfPieces = ({ unitCost, totalCost, quantity }: CostedLine, pieces: number): number | undefined => {
  if (unitCost !== undefined) return unitCost * pieces;
  if (totalCost === undefined) return undefined;
  return Number(divideHalfEven(BigInt(totalCost) * BigInt(pieces), BigInt(quantity)));
};

export const createCosting = (convert: Conversion): Costing => {
  const keptOf = new Map<CostedLine, number>();
  return (line, pieces) => {
    const before = keptOf.get(line) ?? 0;
    const [spent, due] = [costOfPieces(line, before), costOfPieces(line, before + pieces)];
    if (spent === undefined || due === undefined) return undefined;
    keptOf.set(line, before + pieces);
    return convert({ of: 'cost', part: line.id }, due - spent);
  };
};
