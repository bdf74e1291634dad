import type { Amounts } from '../ledger/amounts.ts';
import { isCostRecorded } from './cogs.ts';

/**
 * What goods of known cost earned. Null when no cost was recorded.
 * @unit minor units
 * @formula net sales with cost recorded - cogs
 * @grain additive over hours, days, products and every dimension
 * @source ShopifyQL, which leaves sales without a cost out of the profit
 */
export const grossProfit = (amounts: Readonly<Amounts>): number | null =>
  isCostRecorded(amounts) ? amounts.netWithCost - amounts.cost : null;
