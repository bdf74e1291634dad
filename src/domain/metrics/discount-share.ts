import type { Amounts } from '../ledger/amounts.ts';
import { discounts } from './discounts.ts';
import { grossSales } from './gross-sales.ts';
import { ratio } from './ratio.ts';

/**
 * The share of the price of goods that discounts took off. Null when nothing was sold.
 * @unit ratio
 * @formula discounts / gross sales
 * @grain a ratio: from the sums of its span
 * @source ours
 */
export const discountShare = (amounts: Readonly<Amounts>): number | null => ratio(discounts(amounts), grossSales(amounts));
