import { type Day, epochOfDay } from '../../domain/time/day.ts';
import type { Sold } from './activity.ts';
import { attention, type Finding, ok } from './finding.ts';

/** Fewer days with orders tell nothing of a pace. */
const FEWEST_DAYS = 7;

const longestGap = (days: readonly number[]): number => Math.max(0, ...days.slice(1).map((day, index) => day - (days[index] ?? day)));

/** Whether a source has been silent for longer than it usually is: more than twice the longest pause of the last weeks. */
export const checkSilence = (source: string, sold: ReadonlyMap<Day, Sold>, today: Day): Finding => {
  const subject = `${source}: orders`;
  const days = [...sold.keys()].map(epochOfDay).sort((a, b) => a - b);
  const last = days.at(-1);
  if (last === undefined) return ok(subject, 'none in the last weeks');
  const silent = epochOfDay(today) - last;
  const longest = longestGap(days);
  const found = `the last ${silent === 0 ? 'today' : `${silent} days ago`}; its longest pause in the last weeks was ${longest} days`;
  if (days.length < FEWEST_DAYS || silent <= 2 * longest) return ok(subject, found);
  return attention(subject, found, 'see that the shop sells, and that its API or webhooks tell of it; then run "tillbook pull"');
};
