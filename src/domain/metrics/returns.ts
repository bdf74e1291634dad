import type { Amounts } from '../ledger/amounts.ts';

/**
 * Goods taken back by refund, edit or cancellation, at what was charged for them.
 * @unit minor units
 * @formula sum(value of goods taken back, net of their discount, without tax and shipping), dated when processed
 * @grain additive over hours, days, products and every dimension
 * @source Shopify: a return is not a refund; net of discount is our rule, so that a full return leaves 0
 */
export const returns = (amounts: Readonly<Amounts>): number => amounts.returns;
