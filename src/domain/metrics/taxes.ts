import type { Amounts } from '../ledger/amounts.ts';

/**
 * Tax on goods, shipping and fees, which is not the shop's to keep.
 * @unit minor units
 * @formula sum(line, shipping and fee tax) - tax given back, on the date it is given back
 * @grain additive over hours, days, rates and the order's dimensions; no product has any; by rate on the date of each event only
 * @source Shopify's sales report, WooCommerce analytics
 */
export const taxes = (amounts: Readonly<Amounts>): number => amounts.taxes;
