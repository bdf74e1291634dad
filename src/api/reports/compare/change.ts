import { ratio } from '../../../domain/metrics/ratio.ts';
import type { Cell } from '../report.ts';

/** Metrics that are ratios have four digits; so many parts make one whole number of them. */
const PARTS = 10_000;

const scaleOf = (a: number, b: number): number => (Number.isInteger(a) && Number.isInteger(b) ? 1 : PARTS);

/**
 * By how much a figure has changed, as a share of what it was; null where either is not known, or where it was 0: that has no size.
 * @unit ratio
 * @formula (now − before) / |before|, rounded half to even to four digits
 * @source metrics.md, previous period: a base of 0 gives null, not infinity
 */
export const changeOf = (now: Cell, before: Cell): number | null => {
  if (typeof now !== 'number' || typeof before !== 'number') return null;
  const scale = scaleOf(now, before);
  const [after, base] = [Math.round(now * scale), Math.round(before * scale)];
  return ratio(after - base, Math.abs(base));
};
