import { divideHalfEven } from '../money/divide-half-even.ts';

/** Ratios are given to a hundredth of a per cent, so that every format can show all there is. */
const PARTS = 10_000;

/** A part of a whole, 0.25 for a quarter, rounded half to even to four digits; null of nothing. */
export const ratio = (part: number, whole: number): number | null =>
  whole === 0 ? null : Number(divideHalfEven(BigInt(part) * BigInt(PARTS), BigInt(whole))) / PARTS;
