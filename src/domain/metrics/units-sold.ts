import type { Amounts } from '../ledger/amounts.ts';

/**
 * Pieces sold, before returns.
 * @unit pieces
 * @formula sum(quantity of goods sold)
 * @grain additive over hours, days, products and every dimension
 * @source Fivetran's Shopify models, `quantity_sold`
 */
export const unitsSold = (amounts: Readonly<Amounts>): number => amounts.unitsSold;
