import type { MetricName } from '../../domain/metrics/definitions.ts';
import type { ReportName } from './report-query.ts';

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
  ],
  customers: ['newCustomers', 'returningCustomers', 'distinctCustomers', 'orders', 'ordersWithoutCustomer', 'houseOrders'],
  products: [
    'netSales',
    'grossSales',
    'discounts',
    'returns',
    'unitsSold',
    'unitsReturned',
    'orders',
    'returnRate',
    'shipping',
    'taxes',
    'fees',
    'totalSales',
  ],
} as const satisfies Record<ReportName, readonly MetricName[]>;
