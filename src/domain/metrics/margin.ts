import type { Amounts } from '../ledger/amounts.ts';
import { grossProfit } from './gross-profit.ts';
import { ratio } from './ratio.ts';

/**
 * The share of sales of known cost that their cost leaves; `costCoverage` beside it says of how much of the sales it speaks. Null when no
 * cost was recorded, or nothing of known cost was sold on balance.
 * @unit ratio
 * @formula gross profit / net sales with cost recorded
 * @grain a ratio: from the sums of its span
 * @source ShopifyQL, which leaves sales without a cost out of the profit
 */
export const margin = (amounts: Readonly<Amounts>): number | null => {
  const profit = grossProfit(amounts);
  return profit === null ? null : ratio(profit, amounts.netWithCost);
};
