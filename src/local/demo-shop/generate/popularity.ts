import type { Day } from '../../../domain/time/day.ts';
import { winterness } from './calendar.ts';
import { CATALOGUE, type Product } from './catalogue.ts';

const DAYS_A_YEAR = 365;
/** @unit days from its launch until a product is known */
const RAMP_DAYS = 60;

const TRENDS: Readonly<Record<Product['trend'], (years: number, winter: number) => number>> = {
  steady: () => 1,
  growing: (years) => 0.3 + 0.8 * Math.min(years, 2.5),
  fading: (years) => Math.exp(-0.9 * years),
  winter: (_, winter) => 0.1 + 2 * winter ** 2,
  summer: (_, winter) => 0.1 + 2 * (1 - winter) ** 2,
};

const popularityOf = ({ weight, trend, launched }: Product, sinceOpening: number, winter: number): number => {
  const known = sinceOpening - launched;
  if (known < 0) return 0;
  const ramp = launched === 0 ? 1 : Math.min(1, (known + 5) / RAMP_DAYS);
  return weight * ramp * TRENDS[trend](sinceOpening / DAYS_A_YEAR, winter);
};

/** How likely each product is to be bought on a day. */
export const popularityOn = (day: Day, sinceOpening: number): readonly (readonly [Product, number])[] => {
  const winter = winterness(day);
  return CATALOGUE.map((product) => [product, popularityOf(product, sinceOpening, winter)] as const);
};

/** Prices rise by 4 % when the shop is one year old, to whole five pence. */
export const priceOf = ({ pence }: Product, sinceOpening: number): number =>
  sinceOpening < DAYS_A_YEAR ? pence : Math.round((pence * 1.04) / 5) * 5;

/** The day after opening on which the price that stands was set. */
export const pricedSince = ({ launched }: Product, sinceOpening: number): number =>
  sinceOpening < DAYS_A_YEAR ? launched : Math.max(launched, DAYS_A_YEAR);
