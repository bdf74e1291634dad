import type { Settled } from '../rollups/shop-image.ts';
import { received } from './received.ts';
import { refunded } from './refunded.ts';

/**
 * What is left of the money that moved, by settlement date. It differs from total sales while money is on its way.
 * @unit minor units
 * @formula received - refunded
 * @grain additive over days and payment methods; never mixed with sales
 * @source Shopify, which keeps payments apart from sales
 */
export const netPayments = (settled: Settled): number => received(settled) - refunded(settled);
