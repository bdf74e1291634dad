import type { MetricName } from '../../../domain/metrics/definitions.ts';
import type { Plan } from '../plan-report.ts';
import type { Row, Unanswered } from '../report.ts';
import { hasMedian, type Way } from '../shop-facts.ts';
import { isEmptyStretch, type Side, type Stretch } from '../stretch.ts';
import { needsShopRows, type Ways } from '../ways.ts';
import { comparedNames } from './compared-columns.ts';
import type { Sides } from './lines.ts';

const isMedian = (metric: MetricName): boolean => metric === 'medianOrderValue' || metric === 'medianBound';

const HOURS = 'no order values are kept of part of a day; ask again when the day is over';
const CUT = 'a range that cuts months is compared by the figures of its days, without their order values; ask for it alone, in total';
const NOT_YET = 'nothing of it has elapsed yet that could be compared';
const FROM_NOTHING = 'a change from 0 has no size';

/** Of one side, the stretches whose medians come from the shop, each with the way in which it is come by. */
const shopStretches = ({ shape }: Plan, { spans, total }: Side, ways: Ways): [Stretch, Way][] => [
  ...(needsShopRows(shape) ? spans.map((stretch): [Stretch, Way] => [stretch, ways.rows]) : []),
  ...(shape.totalsOf === 'shop' ? [[total, ways.totals] satisfies [Stretch, Way]] : []),
];

const medianReasons = (plan: Plan, side: Side, ways: Ways): Set<string> =>
  new Set(
    shopStretches(plan, side, ways)
      .filter(([stretch, way]) => !isEmptyStretch(stretch) && !hasMedian(stretch, way))
      .map(([{ part }]) => (part === undefined ? CUT : HOURS)),
  );

const medianGaps = (plan: Plan): Unanswered[] => {
  const { comparison, base, range, query } = plan;
  if (comparison === undefined || base === undefined) return [];
  const ofComparable = comparison.comparable === undefined ? new Set<string>() : medianReasons(plan, comparison.comparable, range.ways);
  const ofNow = hasMedian(plan.now.total, range.ways.totals) || plan.shape.totalsOf !== 'shop' ? [] : [CUT];
  const ofBefore = medianReasons(plan, comparison.before, base.ways);
  return query.metrics.filter(isMedian).flatMap((metric) => {
    const { comparable, previous, change } = comparedNames(metric);
    const listed = (names: readonly string[], reasons: Iterable<string>): Unanswered[] =>
      [...reasons].flatMap((reason) => names.map((name) => ({ metric: name, reason })));
    return [...listed([metric, change], ofNow), ...listed([comparable], ofComparable), ...listed([previous, change], ofBefore)];
  });
};

const notYet = ({ query }: Plan, all: readonly Sides[]): Unanswered[] =>
  all.every(({ before }) => before !== undefined)
    ? []
    : query.metrics.flatMap((metric) => Object.values(comparedNames(metric)).map((name) => ({ metric: name, reason: NOT_YET })));

const fromNothing = ({ query }: Plan, rows: readonly Row[]): Unanswered[] =>
  query.metrics
    .map(comparedNames)
    .filter(({ previous, change }) => rows.some((row) => row[previous] === 0 && row[change] === null))
    .map(({ change }) => ({ metric: change, reason: FROM_NOTHING }));

/** What of a comparison has no figure, and why, beside what has none without it. `all`: what the rows and totals were worked out from. */
export const comparisonGaps = (plan: Plan, all: readonly Sides[], rows: readonly Row[]): Unanswered[] =>
  plan.comparison === undefined ? [] : [...medianGaps(plan), ...notYet(plan, all), ...fromNothing(plan, rows)];
