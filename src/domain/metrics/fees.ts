import type { Amounts } from '../ledger/amounts.ts';

/**
 * Charges that are neither goods nor shipping: duties, surcharges, adjustments.
 * @unit minor units
 * @formula sum(duties + fees + adjustments) - those given back
 * @grain additive over hours, days and the order's dimensions; no product has any
 * @source Shopify's sales report, which adds duties and fees to total sales
 */
export const fees = (amounts: Readonly<Amounts>): number => amounts.fees;
