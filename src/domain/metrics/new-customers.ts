import type { PreviousOrders } from '../rollups/previous-orders.ts';

/**
 * Customers whose first order ever lies in the span, each once.
 * @unit customers
 * @formula count(sales whose customer had no order before them)
 * @grain additive over days, and over the dimensions of the first order
 * @source https://github.com/woocommerce/woocommerce-admin/pull/1180
 */
export const newCustomers = (previous: PreviousOrders): number => previous.first;
