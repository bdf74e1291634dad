import type { Figures } from '../rollups/figures.ts';
import { grossSales } from './gross-sales.ts';
import { ratio } from './ratio.ts';
import { returns } from './returns.ts';

/**
 * What came back in the span, against what was sold in it. Null when nothing was sold.
 * @unit ratio
 * @formula returns / gross sales, both by event date
 * @grain a ratio: from the sums of its span
 * @source ours
 */
export const returnValueRate = ({ event }: Figures): number | null => ratio(returns(event), grossSales(event));
