import type { AmountMetric } from '../../domain/metrics/amount-metrics.ts';
import type { Row, Unanswered } from './report.ts';

/** Profit is of the goods whose cost is known, so the coverage that says how many those are always stands beside it. */
export const PROFIT = ['cogs', 'grossProfit', 'margin', 'costCoverage'] as const satisfies readonly AmountMetric[];

const isSoldWithoutCost = ({ cogs, unitsSold }: Row): boolean => cogs === null && Number(unitsSold) > 0;

/** Why a row that sold something has no profit. */
export const withoutCost = (rows: readonly Row[]): Unanswered[] =>
  rows.some(isSoldWithoutCost)
    ? PROFIT.map((metric) => ({ metric, reason: 'no unit cost is known of anything sold there, and unknown cost is not zero cost' }))
    : [];
