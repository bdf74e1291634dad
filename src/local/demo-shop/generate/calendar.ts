import type { Day } from '../../../domain/time/day.ts';

/** A stretch of the year (`MM-DD`, both included) in which more or less is bought, with what the shop takes off. */
export type Campaign = {
  readonly from: string;
  readonly to: string;
  readonly factor: number;
  readonly percent: number;
  /** Entered by the buyer; without one the price itself is lowered. */
  readonly code?: string;
};

const CAMPAIGNS: readonly Campaign[] = [
  { from: '01-02', to: '01-11', factor: 1.3, percent: 20 },
  { from: '03-06', to: '03-14', factor: 1.35, percent: 0 },
  { from: '04-18', to: '04-25', factor: 1.3, percent: 15, code: 'SPRING15' },
  { from: '07-03', to: '07-13', factor: 1.5, percent: 25 },
  { from: '09-20', to: '09-24', factor: 1.25, percent: 10, code: 'HARVEST10' },
  { from: '11-24', to: '11-30', factor: 2.4, percent: 25, code: 'BLACKFRIDAY' },
  { from: '12-01', to: '12-18', factor: 1.25, percent: 0 },
  { from: '12-22', to: '12-27', factor: 0.45, percent: 0 },
];

export const campaignOn = (day: Day): Campaign | undefined => {
  const date = day.slice(5);
  return CAMPAIGNS.find(({ from, to }) => from <= date && date <= to);
};

/** January to December, 1 being an average month. */
const MONTHS = [0.86, 0.88, 0.98, 0.97, 0.93, 0.85, 0.82, 0.8, 0.95, 1.08, 1.36, 1.5];

/** Sunday to Saturday. */
const WEEKDAYS = [1.15, 1.08, 1.03, 1, 0.96, 0.88, 0.9];

/** Shares of the day's orders by hour: quiet nights, a first peak at lunch, a higher one in the evening. */
export const HOURS: readonly (readonly [number, number])[] = [
  4, 2, 1, 1, 1, 2, 5, 10, 16, 20, 22, 24, 27, 26, 22, 21, 22, 24, 28, 34, 38, 34, 22, 10,
].map((share, hour) => [hour, share] as const);

const at = (from: readonly number[], index: number): number => from[index] ?? 1;

// From the middle of one month to the middle of the next, so that no first of a month jumps.
const monthFactor = (date: Date): number => {
  const position = date.getUTCMonth() + (date.getUTCDate() - 15) / 30;
  const month = Math.floor(position);
  const share = position - month;
  return at(MONTHS, (month + 12) % 12) * (1 - share) + at(MONTHS, (month + 13) % 12) * share;
};

/** How much more or less than on an average day is bought. */
export const seasonOf = (day: Day): number => {
  const date = new Date(`${day}T00:00:00Z`);
  return monthFactor(date) * at(WEEKDAYS, date.getUTCDay()) * (campaignOn(day)?.factor ?? 1);
};

/** 1 in the middle of winter, 0 in the middle of summer. */
export const winterness = (day: Day): number => {
  const date = new Date(`${day}T00:00:00Z`);
  const dayOfYear = (date.getTime() - Date.UTC(date.getUTCFullYear(), 0, 1)) / 86_400_000;
  return (1 + Math.cos(((dayOfYear + 14) / 365.25) * 2 * Math.PI)) / 2;
};
