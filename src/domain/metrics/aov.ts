import type { Amounts } from '../ledger/amounts.ts';
import { meanMinor } from './mean-minor.ts';
import { orders } from './orders.ts';

/**
 * Average order value: what an order was worth when it was placed. Null without orders.
 * @unit minor units
 * @formula (gross sales - discounts of the orders as placed, whatever was edited or returned later) / orders, rounded half to even
 * @grain a ratio: from the sums of its span, never from other averages
 * @source Shopify since January 2023, https://changelog.shopify.com/posts/your-average-order-value-now-has-a-new-definition-in-shopify
 */
export const aov = (amounts: Readonly<Amounts>): number | null => meanMinor(amounts.orderValue, orders(amounts));
