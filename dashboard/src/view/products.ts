import type { Report, Row } from '../../../src/api/reports/report.ts';
import { place } from './element.ts';
import { rankingTable } from './ranking.ts';

const FIGURES = [
  { metric: 'netSales', label: 'Net sales' },
  { metric: 'units', label: 'Units' },
  { metric: 'returnRate', label: 'Returned' },
] as const;

const nameOf = (row: Row): string => String(row.title ?? row.productId ?? '');

/** The best sellers. The row of shipping, taxes and fees is no product and stays out. */
export const showProducts = (report: Report): void => {
  const rows = report.rows.filter(({ productId }) => productId !== null);
  place('products').replaceChildren(rankingTable({ report, rows, heading: 'Product', nameOf, figures: FIGURES }));
};
