import type { Report, Row } from '../../../src/api/reports/report.ts';
import { countryName } from './country-name.ts';
import { place } from './element.ts';
import { rankingOf } from './ranking.ts';

const SHOWN = 10;

const FIGURES = [
  { metric: 'netSales', label: 'Net sales' },
  { metric: 'orders', label: 'Orders' },
] as const;

const nameOf = (row: Row): string => countryName(String(row.country ?? ''));

// A country that sold only before, or only took back, is no country that buys.
const hasSold = ({ netSales, orders }: Row): boolean => netSales !== 0 || orders !== 0;

export const showCountries = (report: Report): void => {
  const sold = report.rows.filter(hasSold);
  const ranking = { report, rows: sold.slice(0, SHOWN), heading: 'Country', nameOf, figures: FIGURES } as const;
  place('countries').replaceChildren(...rankingOf(ranking, sold.length));
};
