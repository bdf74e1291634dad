import type { Figures } from '../rollups/figures.ts';
import { ratio } from './ratio.ts';
import { unitsReturned } from './units-returned.ts';
import { unitsSold } from './units-sold.ts';

/**
 * The share of the pieces ordered in the span that has come back, whenever it came. Null when none were ordered.
 * @unit ratio
 * @formula units returned / units sold, both of orders placed in the span (the cohort view, whatever basis the report has)
 * @grain a ratio: from the sums of its span
 * @source ours
 */
export const returnRate = ({ order }: Figures): number | null => ratio(unitsReturned(order), unitsSold(order));
