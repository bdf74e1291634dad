import type { Amounts } from '../ledger/amounts.ts';

/**
 * Goods sold at their price, before anything is taken off.
 * @unit minor units
 * @formula sum(unit price at sale × quantity), without tax, shipping and gift cards
 * @grain additive over hours, days, products and every dimension
 * @source Shopify's sales report, WooCommerce analytics
 */
export const grossSales = (amounts: Readonly<Amounts>): number => amounts.grossSales;
