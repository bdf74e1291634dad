import { DEFINITIONS, type MetricName } from '../../domain/metrics/definitions.ts';
import { minorDigits } from '../../domain/money/currency.ts';
import type { Day } from '../../domain/time/day.ts';
import type { Answer } from './answer-rows.ts';
import { countOrders } from './count-orders.ts';
import { partialPeriods } from './partial-periods.ts';
import type { Plan } from './plan-report.ts';
import { imagesOf, type Store } from './read-images.ts';
import type { Column, Meta, ReadCount, Report } from './report.ts';
import type { Health, ReportSettings } from './rollup-reader.ts';
import { unmatchedIn } from './unmatched.ts';

/** Everything read for an answer, from which its proof follows. */
export type Basics = {
  readonly plan: Plan;
  readonly settings: ReportSettings;
  readonly health: Health;
  readonly store: Store;
  /** How many rows there are, shown or not. */
  readonly rows: number;
};

const isMetric = (name: string): name is MetricName => Object.hasOwn(DEFINITIONS, name);

const definitionsOf = (columns: readonly Column[]): Record<string, string> =>
  Object.fromEntries(columns.flatMap(({ name }) => (isMetric(name) ? [[name, DEFINITIONS[name].id]] : [])));

const readOf = ({ plan: { shape }, store: { shop, groups } }: Basics): ReadCount[] => {
  const ofShop: ReadCount = { family: 'S', months: shop.months.size, days: shop.days.size };
  const { family } = shape;
  if (family === 'S' || family === 'none') return [ofShop];
  return [ofShop, { family, months: groups.months.size, days: groups.days.size }];
};

const compareOf = ({ comparison }: Plan): Meta['compare'] => {
  if (comparison === undefined) return null;
  const { mode, base, through, elapsedHours } = comparison;
  return { mode, ...base, through: through ?? null, elapsedHours: elapsedHours ?? null };
};

/** Days of the range, and of what it is compared with, that wait to be folded again. */
const staleDays = ({ plan: { query, comparison }, health }: Basics): Day[] => {
  const ranges = [query.range, ...(comparison === undefined ? [] : [comparison.base])];
  return health.dirtyDays.filter((day) => ranges.some(({ from, to }) => from <= day && day <= to)).toSorted();
};

const metaOf = (basics: Basics, answer: Answer): Meta => {
  const { plan, settings, health, store, rows } = basics;
  const { query } = plan;
  const { range } = query;
  const images = imagesOf(store.shop, plan.range.shop);
  const { counted, excluded, undatedReturns } = countOrders(images, range);
  return {
    report: query.report,
    definitions: definitionsOf(answer.columns),
    basis: query.report === 'payments' ? 'settlement' : query.basis,
    zone: settings.zone,
    currency: settings.currency,
    digits: minorDigits(settings.currency),
    from: range.from,
    to: range.to,
    grain: query.grain,
    by: query.by,
    filters: query.filters,
    unmatched: unmatchedIn({ plan, store }),
    compare: compareOf(plan),
    rows: { shown: answer.rows.length, of: rows },
    today: plan.today,
    partial: partialPeriods(plan.spans, { grain: query.grain, weekStart: settings.weekStart, today: plan.today }),
    inclusion: settings.inclusion,
    dataAsOf: new Date(health.sweptAt).toISOString(),
    coveredBy: { months: images.months.size, days: images.days.size },
    read: readOf(basics),
    counted,
    excluded: Object.fromEntries(excluded),
    stale: staleDays(basics),
    drift: health.drift ?? null,
    medianBound: answer.medianBound,
    undatedReturns: query.basis === 'event' ? undatedReturns : 0,
    unanswered: answer.unanswered,
    readUnits: null,
  };
};

/** The answer with its proof. */
export const reportOf = (basics: Basics, answer: Answer): Report => {
  const { columns, rows, totals } = answer;
  return { columns, rows, totals, meta: metaOf(basics, answer) };
};
