import type { Report, Row } from '../../../src/api/reports/report.ts';
import { place } from './element.ts';
import { rankingTable } from './ranking.ts';

const SHOWN = 12;

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

export const showCountries = (report: Report): void =>
  place('countries').replaceChildren(
    rankingTable({ report, rows: report.rows.slice(0, SHOWN), heading: 'Country', nameOf, figures: FIGURES }),
  );
