import type { Report, Row } from '../../../src/api/reports/report.ts';
import { place } from './element.ts';
import { rankingOf } from './ranking.ts';

const FIGURES = [
  { metric: 'netSales', label: 'Net sales' },
  { metric: 'units', label: 'Units' },
  { metric: 'returnRate', label: 'Returned' },
] as const;

const nameOf = (row: Row): string => String(row.title ?? row.productId ?? '');

const isProduct = ({ productId }: Row): boolean => productId !== null;

const hasSold = ({ netSales, units }: Row): boolean => netSales !== 0 || units !== 0;

/** The best sellers. The row of shipping, taxes and fees is no product and stays out. */
export const showProducts = (report: Report): void => {
  const products = report.rows.filter(isProduct);
  const others = report.meta.rows.of - report.meta.rows.shown;
  const ranking = { report, rows: products.filter(hasSold), heading: 'Product', nameOf, figures: FIGURES } as const;
  place('products').replaceChildren(...rankingOf(ranking, products.filter(hasSold).length + others));
};
