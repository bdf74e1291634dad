import { divideHalfEven } from '../money/divide-half-even.ts';

/**
 * A total shared equally, rounded half to even; null over nothing.
 * @unit minor units
 */
export const meanMinor = (total: number, count: number): number | null =>
  count === 0 ? null : Number(divideHalfEven(BigInt(total), BigInt(count)));
