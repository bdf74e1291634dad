import type { Amounts } from '../ledger/amounts.ts';

/** Whether the cost of anything sold was recorded. Unknown cost is not zero cost. */
export const isCostRecorded = ({ cost, netWithCost }: Readonly<Amounts>): boolean => cost !== 0 || netWithCost !== 0;

/**
 * Cost of goods sold, as far as it was recorded. Null when none was.
 * @unit minor units
 * @formula sum(unit cost at the time of sale × units kept)
 * @grain additive over hours, days, products and every dimension
 * @source ShopifyQL; https://docs.betterreports.com/connectors/shopify/common-use-cases/cost-of-goods-sold-(cogs)
 */
export const cogs = (amounts: Readonly<Amounts>): number | null => (isCostRecorded(amounts) ? amounts.cost : null);
