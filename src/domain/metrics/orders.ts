import type { Amounts } from '../ledger/amounts.ts';

/**
 * Orders placed, whatever became of them later; in a product's figures the orders that contain it.
 * @unit orders
 * @formula count(included orders by the date they were placed); refunds and cancellations take none away
 * @grain additive over hours, days and the order's dimensions, not over products
 * @source WooCommerce analytics, https://github.com/woocommerce/woocommerce/pull/15541
 */
export const orders = (amounts: Readonly<Amounts>): number => amounts.orders;
