import type { Amounts } from '../ledger/amounts.ts';
import { fees } from './fees.ts';
import { netSales } from './net-sales.ts';
import { shipping } from './shipping.ts';
import { taxes } from './taxes.ts';

/**
 * All that was charged for orders and kept; tips and gift cards sold stand apart.
 * @unit minor units
 * @formula net sales + shipping + taxes + fees (duties among them)
 * @grain additive over hours, days and the order's dimensions
 * @source Shopify's sales report, WooCommerce analytics
 */
export const totalSales = (amounts: Readonly<Amounts>): number => netSales(amounts) + shipping(amounts) + taxes(amounts) + fees(amounts);
