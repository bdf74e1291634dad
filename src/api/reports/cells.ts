import { AMOUNT_METRICS, type AmountMetric } from '../../domain/metrics/amount-metrics.ts';
import type { MetricName } from '../../domain/metrics/definitions.ts';
import { distinctCustomers } from '../../domain/metrics/distinct-customers.ts';
import { houseOrders } from '../../domain/metrics/house-orders.ts';
import { netPayments } from '../../domain/metrics/net-payments.ts';
import { ordersWithoutCustomer } from '../../domain/metrics/orders-without-customer.ts';
import { received } from '../../domain/metrics/received.ts';
import { refunded } from '../../domain/metrics/refunded.ts';
import { returnRate } from '../../domain/metrics/return-rate.ts';
import { returnValueRate } from '../../domain/metrics/return-value-rate.ts';
import { returningCustomers } from '../../domain/metrics/returning-customers.ts';
import type { Basis } from '../../domain/rollups/figures.ts';
import type { Settled } from '../../domain/rollups/shop-image.ts';
import type { Facts, ShopCustomers } from './facts.ts';
import { settledOf } from './money-facts.ts';
import type { Cell } from './report.ts';

type CellOf = (facts: Facts) => Cell;

const ofCustomers =
  (count: (customers: ShopCustomers) => number): CellOf =>
  ({ customers }) =>
    customers === undefined ? null : count(customers);

const ofPayments =
  (metric: (settled: Settled) => number): CellOf =>
  ({ payments }) =>
    payments === undefined ? null : metric(settledOf(payments));

/** The metrics that need more than the amounts of one basis. */
const OTHERS: { readonly [metric in Exclude<MetricName, AmountMetric>]: CellOf } = {
  medianOrderValue: ({ median }) => median?.minor ?? null,
  medianBound: ({ median }) => median?.bound ?? null,
  returnRate: ({ figures }) => returnRate(figures),
  returnValueRate: ({ figures }) => returnValueRate(figures),
  received: ofPayments(received),
  refunded: ofPayments(refunded),
  netPayments: ofPayments(netPayments),
  newCustomers: ({ newCustomers }) => newCustomers ?? null,
  returningCustomers: ofCustomers(({ previous, from }) => returningCustomers(previous, from)),
  distinctCustomers: ofCustomers(({ previous, from }) => distinctCustomers(previous, from)),
  ordersWithoutCustomer: ofCustomers(ordersWithoutCustomer),
  houseOrders: ofCustomers(houseOrders),
};

const isAmountMetric = (metric: MetricName): metric is AmountMetric => Object.hasOwn(AMOUNT_METRICS, metric);

/** A metric of a row; null where what it needs is not known. */
export const cellOf = (metric: MetricName, facts: Facts, basis: Basis): Cell =>
  isAmountMetric(metric) ? AMOUNT_METRICS[metric](facts.figures[basis]) : OTHERS[metric](facts);
