import type { Amounts } from '../ledger/amounts.ts';

/**
 * What customers paid for delivery.
 * @unit minor units
 * @formula charged - shipping discounts - shipping given back
 * @grain additive over hours, days and the order's dimensions; no product has any
 * @source Shopify, restated in https://gitlab.com/meltano/meltano/issues/1785
 */
export const shipping = (amounts: Readonly<Amounts>): number => amounts.shipping;
