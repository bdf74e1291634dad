import type { Amounts } from '../ledger/amounts.ts';
import { discounts } from './discounts.ts';
import { grossSales } from './gross-sales.ts';
import { returns } from './returns.ts';

/**
 * What goods brought in, after discounts and returns.
 * @unit minor units
 * @formula gross sales - discounts - returns
 * @grain additive over hours, days, products and every dimension
 * @source Shopify's sales report, WooCommerce analytics
 */
export const netSales = (amounts: Readonly<Amounts>): number => grossSales(amounts) - discounts(amounts) - returns(amounts);
