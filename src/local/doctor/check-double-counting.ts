import type { Day } from '../../domain/time/day.ts';
import type { Activity, Sold } from './activity.ts';
import { attention, type Finding, ok } from './finding.ts';

/** One equal day may be chance; so many with equal orders and sales are the same orders twice. */
const EQUAL_DAYS = 3;

const equalDays = (a: ReadonlyMap<Day, Sold>, b: ReadonlyMap<Day, Sold>): number =>
  [...a].filter(([day, { orders, grossSales }]) => {
    const other = b.get(day);
    return grossSales !== 0 && other?.orders === orders && other.grossSales === grossSales;
  }).length;

// Most of the days that both have, else a small shop of equal orders would be suspected.
const isSame = (a: ReadonlyMap<Day, Sold>, b: ReadonlyMap<Day, Sold>): boolean => {
  const equal = equalDays(a, b);
  const common = [...a.keys()].filter((day) => b.has(day)).length;
  return equal >= EQUAL_DAYS && 2 * equal > common;
};

/** Whether two sources sell the same day by day, which is one shop that comes in by two doors. */
export const checkDoubleCounting = (activity: Activity): Finding => {
  const sources = [...activity];
  const pairs = sources.flatMap(([name, days], index) =>
    sources.slice(index + 1).flatMap(([other, otherDays]) => (isSame(days, otherDays) ? [`${name} and ${other}`] : [])),
  );
  if (pairs.length === 0) return ok('double counting', 'no two sources sell the same day by day');
  return attention(
    'double counting',
    `${pairs.join(', ')} sell the same day by day`,
    'if they are one shop, keep one of them: begin a new folder and import or pull it once',
  );
};
