import type { BookStatus } from '../../pipeline/read-status.ts';
import { attention, type Finding, ok } from './finding.ts';

/** A night may be missed, two are a habit. @unit milliseconds */
const LATE_MS = 2 * 86_400_000;

const REMEDY = 'let "tillbook start" run, which folds what waits after midnight, or run "tillbook audit" now';

/** Whether days wait to be folded, and whether the nightly run has run. */
export const checkFreshness = (
  { waiting, nightlyAt, orders }: Pick<BookStatus, 'waiting' | 'nightlyAt' | 'orders'>,
  nowMs: number,
): Finding => {
  if (orders === 0 && waiting.days.length === 0) return ok('freshness', 'there are no orders yet');
  const late = nightlyAt === null || nowMs - Date.parse(nightlyAt) > LATE_MS;
  const found = `${waiting.days.length} days and ${waiting.months.length} months wait to be folded; last nightly run ${nightlyAt ?? 'never'}`;
  return late || waiting.days.length > 0 ? attention('freshness', found, REMEDY) : ok('freshness', found);
};
