import type { Amounts } from '../ledger/amounts.ts';
import { meanMinor } from './mean-minor.ts';
import { netSales } from './net-sales.ts';
import { orders } from './orders.ts';

/**
 * Average order value after returns. Null without orders.
 * @unit minor units
 * @formula net sales / orders, rounded half to even
 * @grain a ratio: from the sums of its span, never from other averages
 * @source WooCommerce analytics
 */
export const aovNet = (amounts: Readonly<Amounts>): number | null => meanMinor(netSales(amounts), orders(amounts));
