import { isCostRecorded } from '../../domain/metrics/cogs.ts';
import type { MetricName } from '../../domain/metrics/definitions.ts';
import { unitsSold } from '../../domain/metrics/units-sold.ts';
import { comparedNames } from './compare/compared-columns.ts';
import type { Sides } from './compare/lines.ts';
import type { Facts } from './facts.ts';
import type { Plan } from './plan-report.ts';
import type { Unanswered } from './report.ts';
import { PROFIT } from './report-metrics.ts';

type Asked = Pick<Plan, 'query'>;

/** The rows and the totals of an answer; `before` is undefined where nothing is compared. */
type Told = Sides;

const NO_PAYMENTS = 'no payment of these days is known; not every source states payments';
const NO_COST = 'no unit cost is known of what was sold and kept there, and unknown cost is not zero cost';

/** The columns of a metric that have no figure somewhere: its own, what it was, and the change of which either is a part. */
const columnsWithout = (metric: MetricName, told: readonly Told[], isUnknown: (facts: Facts) => boolean): string[] => {
  const isWithout = (side: keyof Sides): boolean => told.some(({ [side]: facts }) => facts !== undefined && isUnknown(facts));
  const [now, elapsed, before] = [isWithout('now'), isWithout('comparable'), isWithout('before')];
  const { comparable, previous, change } = comparedNames(metric);
  const isCompared = told.some((each) => each.before !== undefined);
  return [
    ...(now ? [metric] : []),
    ...(elapsed ? [comparable] : []),
    ...(before ? [previous] : []),
    ...(isCompared && (now || before) ? [change] : []),
  ];
};

const listed = (columns: readonly string[], reason: string): Unanswered[] => columns.map((metric) => ({ metric, reason }));

/** Money has no figure where nobody stated any: that is not the same as none. */
const unknownPayments = ({ query: { report, metrics } }: Asked, told: readonly Told[]): Unanswered[] =>
  report === 'payments'
    ? metrics.flatMap((metric) =>
        listed(
          columnsWithout(metric, told, ({ payments }) => payments === undefined),
          NO_PAYMENTS,
        ),
      )
    : [];

/** Profit has no figure in rows that sold something of which, as far as it was kept, no cost is known. */
const unknownCosts = ({ query: { basis, metrics } }: Asked, told: readonly Told[]): Unanswered[] => {
  const isWithout = ({ figures }: Facts): boolean => unitsSold(figures[basis]) > 0 && !isCostRecorded(figures[basis]);
  return PROFIT.filter((metric) => metrics.includes(metric)).flatMap((metric) => listed(columnsWithout(metric, told, isWithout), NO_COST));
};

/** What has no figure because nobody stated it, as the data show. */
export const unknownsOf = (asked: Asked, told: readonly Told[]): Unanswered[] => [
  ...unknownPayments(asked, told),
  ...unknownCosts(asked, told),
];
