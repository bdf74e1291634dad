import { DEFINITIONS, type MetricName } from '../../../domain/metrics/definitions.ts';
import type { Cell, Column, Row } from '../report.ts';
import { changeOf } from './change.ts';

/** What the names of a comparison's columns end in, beside the metric's own. */
export const COMPARED_ENDINGS = ['Comparable', 'Previous', 'Change'] as const;

/** The columns of a comparison beside a metric's own. `comparable` stands only where not all of the range has elapsed. */
export const comparedNames = (metric: MetricName) => ({
  comparable: `${metric}Comparable`,
  previous: `${metric}Previous`,
  change: `${metric}Change`,
});

/** A metric's columns: what it is; in a comparison what of it is compared, what it was, and the change between these two. */
export const comparedColumns = (metric: MetricName, isCut: boolean): Column[] => {
  const { comparable, previous, change } = comparedNames(metric);
  const { unit } = DEFINITIONS[metric];
  return [...(isCut ? [{ name: comparable, unit }] : []), { name: previous, unit }, { name: change, unit: 'ratio' }];
};

/** The cells of these columns; `comparable` is undefined where all of the range has elapsed. */
export const comparedCells = (metric: MetricName, cells: { now: Cell; comparable: Cell | undefined; before: Cell }): Row => {
  const { comparable, previous, change } = comparedNames(metric);
  return {
    ...(cells.comparable !== undefined && { [comparable]: cells.comparable }),
    [previous]: cells.before,
    [change]: changeOf(cells.comparable === undefined ? cells.now : cells.comparable, cells.before),
  };
};
