import { type CurrencyCode, minorDigits } from '../money/currency.ts';
import { multiplyDecimals, parseDecimal, roundDecimal } from '../money/decimal.ts';

/**
 * What pieces cost at a unit cost of the shop's list (decimal text), in minor units of the shop's currency: the exact product, rounded once,
 * half to even. Undefined beyond 2^53 - 1.
 */
export const costOfPieces = (unitCost: string, pieces: number, currency: CurrencyCode): number | undefined => {
  const cost = parseDecimal(unitCost);
  return cost && roundDecimal(multiplyDecimals(cost, { units: BigInt(pieces), scale: 0 }), minorDigits(currency));
};
