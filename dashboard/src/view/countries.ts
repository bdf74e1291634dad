import type { Report, Row } from '../../../src/api/reports/report.ts';
import { place } from './element.ts';
import { rankingOf } from './ranking.ts';

const SHOWN = 10;

const FIGURES = [
  { metric: 'netSales', label: 'Net sales' },
  { metric: 'orders', label: 'Orders' },
] as const;

const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'code' });

/** A code as its country's name; whatever else the shop writes stays as it is. */
export const countryName = (value: string): string => {
  if (value === '') return 'Not said';
  return /^[A-Z]{2}$/.test(value) ? (names.of(value) ?? value) : value;
};

const nameOf = (row: Row): string => countryName(String(row.country ?? ''));

// A country that sold only before, or only took back, is no country that buys.
const hasSold = ({ netSales, orders }: Row): boolean => netSales !== 0 || orders !== 0;

export const showCountries = (report: Report): void => {
  const sold = report.rows.filter(hasSold);
  const ranking = { report, rows: sold.slice(0, SHOWN), heading: 'Country', nameOf, figures: FIGURES } as const;
  place('countries').replaceChildren(...rankingOf(ranking, sold.length));
};
