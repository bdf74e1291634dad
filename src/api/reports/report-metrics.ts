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
