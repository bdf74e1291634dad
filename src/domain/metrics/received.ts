import type { Settled } from '../rollups/shop-image.ts';

/**
 * Money that came in, on the date it was settled, whenever its order was placed.
 * @unit minor units
 * @formula sum(captured payments)
 * @grain additive over days and payment methods; never mixed with sales
 * @source Shopify, which keeps payments apart from sales
 */
export const received = ({ captured }: Settled): number => captured;
