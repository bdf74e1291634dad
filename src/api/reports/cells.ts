import type { Amounts } from '../../domain/ledger/amounts.ts';
import { AMOUNT_METRICS, type AmountMetric } from '../../domain/metrics/amount-metrics.ts';
import { distinctCustomers } from '../../domain/metrics/distinct-customers.ts';
import { houseOrders } from '../../domain/metrics/house-orders.ts';
import { newCustomers } from '../../domain/metrics/new-customers.ts';
import { ordersWithoutCustomer } from '../../domain/metrics/orders-without-customer.ts';
import { returningCustomers } from '../../domain/metrics/returning-customers.ts';
import type { Median } from '../../domain/rollups/order-values.ts';
import type { Row } from './report.ts';
import type { SpanImage } from './span-image.ts';

/** The cells of metrics that follow from amounts. */
export const amountCells = (names: readonly AmountMetric[], amounts: Readonly<Amounts>): Row =>
  Object.fromEntries(names.map((name) => [name, AMOUNT_METRICS[name](amounts)]));

/** The median's cells; both null where there were no orders. */
export const medianCells = (median: Median | undefined): Row => ({
  medianOrderValue: median?.minor ?? null,
  medianBound: median?.bound ?? null,
});

/** The cells about customers, of the span by itself. */
export const customerCells = (image: SpanImage): Row => ({
  newCustomers: newCustomers(image.previous),
  returningCustomers: returningCustomers(image.previous, image.from),
  distinctCustomers: distinctCustomers(image.previous, image.from),
  ordersWithoutCustomer: ordersWithoutCustomer(image),
  houseOrders: houseOrders(image),
});
