import type { AmountMetric } from '../../domain/metrics/amount-metrics.ts';
import type { MetricName } from '../../domain/metrics/definitions.ts';
import type { ReportName } from './report-query.ts';

/** What speaks of the goods whose cost is known. */
export const PROFIT = ['cogs', 'grossProfit', 'margin', 'costCoverage'] as const satisfies readonly AmountMetric[];

/** The metrics of each report, in the order of its columns. */
export const METRICS_OF = {
  sales: [
    'grossSales',
    'discounts',
    'returns',
    'netSales',
    'shipping',
    'taxes',
    'fees',
    'totalSales',
    'orders',
    'unitsSold',
    'unitsReturned',
    'units',
    'aov',
    'aovNet',
    'medianOrderValue',
    'medianBound',
    'returnRate',
    'discountShare',
    ...PROFIT,
  ],
  customers: ['newCustomers', 'returningCustomers', 'distinctCustomers', 'orders', 'ordersWithoutCustomer', 'houseOrders'],
  products: [
    'netSales',
    'grossSales',
    'discounts',
    'returns',
    'unitsSold',
    'unitsReturned',
    'units',
    'orders',
    'returnRate',
    'discountShare',
    ...PROFIT,
    'shipping',
    'taxes',
    'fees',
    'totalSales',
  ],
  payments: ['received', 'refunded', 'netPayments'],
  taxes: ['taxes'],
} as const satisfies Record<ReportName, readonly MetricName[]>;

const isOfProfit = (metric: MetricName): boolean => PROFIT.some((name) => name === metric);

/** Profit is never told without the share of the sales of which it speaks. */
export const withCoverage = (metrics: readonly MetricName[]): readonly MetricName[] =>
  metrics.some(isOfProfit) ? [...metrics, 'costCoverage'] : metrics;

/**
 * What a table of many rows shows where no metrics were asked for: what a reader looks at first, in no more than 100 columns. `compared`
 * has three or four columns for each.
 */
export const BRIEF_OF = {
  sales: {
    plain: ['grossSales', 'discounts', 'returns', 'netSales', 'orders', 'aov', 'margin', 'costCoverage'],
    compared: ['netSales', 'orders'],
  },
  customers: {
    plain: ['newCustomers', 'returningCustomers', 'distinctCustomers', 'orders', 'ordersWithoutCustomer'],
    compared: ['newCustomers', 'distinctCustomers'],
  },
  products: { plain: ['netSales', 'units', 'returnRate', 'margin', 'costCoverage'], compared: ['netSales', 'units'] },
  payments: { plain: METRICS_OF.payments, compared: ['received', 'refunded'] },
  taxes: { plain: METRICS_OF.taxes, compared: METRICS_OF.taxes },
} as const satisfies Record<ReportName, Record<'plain' | 'compared', readonly MetricName[]>>;
