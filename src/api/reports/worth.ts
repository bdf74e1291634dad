import { netSales } from '../../domain/metrics/net-sales.ts';
import { received } from '../../domain/metrics/received.ts';
import type { Facts } from './facts.ts';
import { settledOf } from './money-facts.ts';
import type { ReportQuery } from './report-query.ts';

/** What rows are sorted by: the money received, the tax, or else the net sales. @unit minor units */
export const worthOf = ({ report, basis }: Pick<ReportQuery, 'report' | 'basis'>, facts: Facts): number => {
  switch (report) {
    case 'payments':
      return received(settledOf(facts.payments ?? new Map()));
    case 'taxes':
      return facts.figures.event.taxes;
    case 'sales':
    case 'customers':
    case 'products':
      return netSales(facts.figures[basis]);
    default:
      return report satisfies never;
  }
};
