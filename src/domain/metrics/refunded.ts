import type { Settled } from '../rollups/shop-image.ts';

/**
 * Money that went back, on the date it was settled. It is not returns: goods may come back without money, and money without goods.
 * @unit minor units
 * @formula sum(settled refund transactions)
 * @grain additive over days and payment methods; never mixed with returns
 * @source Shopify, which keeps payments apart from sales
 */
export const refunded = (settled: Settled): number => settled.refunded;
