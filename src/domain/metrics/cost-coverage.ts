import type { Amounts } from '../ledger/amounts.ts';
import { isCostRecorded } from './cogs.ts';
import { netSales } from './net-sales.ts';
import { ratio } from './ratio.ts';

/**
 * How much of net sales the gross profit speaks of. Null when no cost was recorded, or nothing was sold on balance.
 * @unit ratio
 * @formula net sales with cost recorded / net sales
 * @grain a ratio: from the sums of its span
 * @source https://docs.betterreports.com/connectors/shopify/common-use-cases/cost-of-goods-sold-(cogs)
 */
export const costCoverage = (amounts: Readonly<Amounts>): number | null =>
  isCostRecorded(amounts) ? ratio(amounts.netWithCost, netSales(amounts)) : null;
