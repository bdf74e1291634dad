import type { Amounts } from '../ledger/amounts.ts';

/**
 * Pieces taken back, on the date of the return.
 * @unit pieces
 * @formula sum(quantity of goods taken back)
 * @grain additive over hours, days, products and every dimension
 * @source Fivetran's Shopify models, `quantity_refunded`
 */
export const unitsReturned = (amounts: Readonly<Amounts>): number => amounts.unitsReturned;
