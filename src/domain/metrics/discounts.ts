import type { Amounts } from '../ledger/amounts.ts';

/**
 * What discounts took off the goods sold, on the date of the sale.
 * @unit minor units
 * @formula sum(line discount + the line's share of order-level discounts); a discount on shipping is in shipping
 * @grain additive over hours, days, products and every dimension
 * @source Shopify, restated in https://gitlab.com/meltano/meltano/issues/1785
 */
export const discounts = (amounts: Readonly<Amounts>): number => amounts.discounts;
