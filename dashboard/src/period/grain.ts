import { daysIn } from './day.ts';
import type { Days } from './presets.ts';

const MOST_DAYS = 92;
const MOST_WEEKS_IN_DAYS = 400;

/** How finely the series is drawn: so that it has some dozens of points. */
export const grainOf = ({ from, to }: Days): 'hour' | 'day' | 'week' | 'month' => {
  const days = daysIn(from, to);
  if (days === 1) return 'hour';
  if (days <= MOST_DAYS) return 'day';
  return days <= MOST_WEEKS_IN_DAYS ? 'week' : 'month';
};
