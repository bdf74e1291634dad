/** What a metric is counted in: minor units of the shop's currency, whole things, or a share of 1. */
export type Unit = 'money' | 'count' | 'ratio';

/** `id` names the definition: the file in this folder, where meaning, formula, grain and source stand. */
export type Definition = { readonly id: string; readonly unit: Unit };

/** Every metric by the name that it has in reports, tables and dashboards. */
export const DEFINITIONS = {
  grossSales: { id: 'gross-sales', unit: 'money' },
  discounts: { id: 'discounts', unit: 'money' },
  returns: { id: 'returns', unit: 'money' },
  netSales: { id: 'net-sales', unit: 'money' },
  shipping: { id: 'shipping', unit: 'money' },
  taxes: { id: 'taxes', unit: 'money' },
  fees: { id: 'fees', unit: 'money' },
  totalSales: { id: 'total-sales', unit: 'money' },
  tips: { id: 'tips', unit: 'money' },
  orders: { id: 'orders', unit: 'count' },
  unitsSold: { id: 'units-sold', unit: 'count' },
  unitsReturned: { id: 'units-returned', unit: 'count' },
  units: { id: 'units', unit: 'count' },
  aov: { id: 'aov', unit: 'money' },
  aovNet: { id: 'aov-net', unit: 'money' },
  medianOrderValue: { id: 'median-order-value', unit: 'money' },
  medianBound: { id: 'median-order-value', unit: 'ratio' },
  cogs: { id: 'cogs', unit: 'money' },
  grossProfit: { id: 'gross-profit', unit: 'money' },
  margin: { id: 'margin', unit: 'ratio' },
  costCoverage: { id: 'cost-coverage', unit: 'ratio' },
  discountShare: { id: 'discount-share', unit: 'ratio' },
  returnRate: { id: 'return-rate', unit: 'ratio' },
  returnValueRate: { id: 'return-value-rate', unit: 'ratio' },
  received: { id: 'received', unit: 'money' },
  refunded: { id: 'refunded', unit: 'money' },
  netPayments: { id: 'net-payments', unit: 'money' },
  newCustomers: { id: 'new-customers', unit: 'count' },
  returningCustomers: { id: 'returning-customers', unit: 'count' },
  distinctCustomers: { id: 'distinct-customers', unit: 'count' },
  ordersWithoutCustomer: { id: 'orders-without-customer', unit: 'count' },
  houseOrders: { id: 'house-orders', unit: 'count' },
} as const satisfies Record<string, Definition>;

export type MetricName = keyof typeof DEFINITIONS;
