import type { Amounts } from '../ledger/amounts.ts';
import { unitsReturned } from './units-returned.ts';
import { unitsSold } from './units-sold.ts';

/**
 * Pieces sold and kept.
 * @unit pieces
 * @formula units sold - units returned
 * @grain additive over hours, days, products and every dimension
 * @source Fivetran's Shopify models, `quantity_net`
 */
export const units = (amounts: Readonly<Amounts>): number => unitsSold(amounts) - unitsReturned(amounts);
