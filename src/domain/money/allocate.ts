import { divideHalfEven } from './divide-half-even.ts';

/**
 * Splits an integer amount over weights so that the parts sum to it exactly. Part i is the rounded share of the first i weights less
 * that of the first i - 1, so that no part is ever more than one unit off. When all weights are 0, the first part takes all.
 */
export const allocate = (total: number, weights: readonly number[]): number[] => {
  const sum = weights.reduce((all, weight) => all + weight, 0);
  if (sum === 0) return weights.map((_, index) => (index === 0 ? total : 0));
  let weightSoFar = 0;
  let partsSoFar = 0;
  return weights.map((weight) => {
    weightSoFar += weight;
    const upTo = Number(divideHalfEven(BigInt(total) * BigInt(weightSoFar), BigInt(sum)));
    const part = upTo - partsSoFar;
    partsSoFar = upTo;
    return part;
  });
};
