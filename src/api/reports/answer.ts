import { DEFINITIONS, type MetricName } from '../../domain/metrics/definitions.ts';
import { minorDigits } from '../../domain/money/currency.ts';
import type { ShopImage } from '../../domain/rollups/shop-image.ts';
import type { ShopImages } from './read-images.ts';
import type { Column, Meta, Report, Row, Unanswered } from './report.ts';
import type { ReportQuery } from './report-query.ts';
import type { Health, ReportSettings } from './rollup-reader.ts';

/** Everything read for an answer, from which a report is a pure function. `whole` is the shop over the whole range. */
export type Basics = {
  readonly query: ReportQuery;
  readonly settings: ReportSettings;
  readonly health: Health;
  readonly images: ShopImages;
  readonly whole: ShopImage;
};

/** What is particular to one report. */
export type Answer = {
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  readonly totals: Row;
  readonly unanswered: readonly Unanswered[];
};

const isMetric = (name: string): name is MetricName => Object.hasOwn(DEFINITIONS, name);

const definitionsOf = (columns: readonly Column[]): Record<string, string> =>
  Object.fromEntries(columns.flatMap(({ name }) => (isMetric(name) ? [[name, DEFINITIONS[name].id]] : [])));

const furthestBound = ({ rows, totals }: Answer): number =>
  [...rows, totals].reduce((most, { medianBound }) => Math.max(most, Number(medianBound ?? 0)), 0);

const metaOf = ({ query, settings, health, images, whole }: Basics, answer: Answer): Meta => ({
  report: query.report,
  definitions: definitionsOf(answer.columns),
  basis: query.basis,
  zone: settings.zone,
  currency: settings.currency,
  digits: minorDigits(settings.currency),
  from: query.range.from,
  to: query.range.to,
  grain: query.grain,
  by: query.by ?? null,
  inclusion: settings.inclusion,
  dataAsOf: new Date(health.sweptAt).toISOString(),
  coveredBy: { months: images.months.size, days: images.days.size },
  counted: whole.figures[query.basis].orders,
  excluded: Object.fromEntries(whole.excluded),
  stale: health.dirtyDays.filter((day) => query.range.from <= day && day <= query.range.to).toSorted(),
  drift: health.drift ?? null,
  medianBound: furthestBound(answer),
  undatedReturns: query.basis === 'event' ? whole.undatedReturns : 0,
  unanswered: answer.unanswered,
  readUnits: null,
});

/** The answer with its proof. */
export const reportOf = (basics: Basics, answer: Answer): Report => {
  const { columns, rows, totals } = answer;
  return { columns, rows, totals, meta: metaOf(basics, answer) };
};
