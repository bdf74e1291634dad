import type { MetricName } from '../../domain/metrics/definitions.ts';
import { cellOf } from './cells.ts';
import { comparedCells, comparedColumns } from './compare/compared-columns.ts';
import type { Sides } from './compare/lines.ts';
import type { Facts } from './facts.ts';
import type { Plan } from './plan-report.ts';
import { type Cell, type Column, columnsOf, type Row } from './report.ts';

const isCut = ({ comparison }: Plan): boolean => comparison?.comparable !== undefined;

/** The columns of each metric asked for: its own, and those of its comparison. */
export const columnsByMetric = (plan: Plan): ReadonlyMap<MetricName, readonly Column[]> =>
  new Map(
    plan.query.metrics.map((metric) => [
      metric,
      [...columnsOf([], [metric]), ...(plan.comparison === undefined ? [] : comparedColumns(metric, isCut(plan)))],
    ]),
  );

/** The cells of all metrics asked for; those in `missing` are null whatever the data. */
export const metricCells = (plan: Plan, { now, comparable, before }: Sides, missing: ReadonlySet<MetricName>): Row => {
  const { metrics, basis } = plan.query;
  const cells = metrics.map((metric): Row => {
    const cell = (facts: Facts | undefined): Cell => (missing.has(metric) || facts === undefined ? null : cellOf(metric, facts, basis));
    const own = { [metric]: cell(now) };
    if (plan.comparison === undefined) return own;
    const compared = { now: cell(now), comparable: isCut(plan) ? cell(comparable) : undefined, before: cell(before) };
    return { ...own, ...comparedCells(metric, compared) };
  });
  return Object.assign({}, ...cells);
};
