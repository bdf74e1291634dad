import { customersSince, type PreviousOrders } from '../rollups/previous-orders.ts';
import type { Day } from '../time/day.ts';

/**
 * Customers who ordered in the span and had ordered before it began, each once.
 * @unit customers
 * @formula count(sales whose customer's previous order lies before the first day of the span)
 * @grain of its own span only: a customer who returns in two months is one in each and one in both together
 * @source https://github.com/woocommerce/woocommerce-admin/pull/1180
 */
export const returningCustomers = (previous: PreviousOrders, from: Day): number => customersSince(previous, from).returning;
