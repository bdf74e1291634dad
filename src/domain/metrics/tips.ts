import type { Amounts } from '../ledger/amounts.ts';

/**
 * Gratuities, which are no sales.
 * @unit minor units
 * @formula sum(tips) - tips given back
 * @grain additive over hours, days and the order's dimensions
 * @source Shopify's sales report keeps tips apart
 */
export const tips = (amounts: Readonly<Amounts>): number => amounts.tips;
