import type { MetricName } from '../../domain/metrics/definitions.ts';
import {
  allowedNames,
  complain,
  type Fault,
  type QueryParams,
  type Reading,
  readChoice,
  readChoices,
  readText,
  textsOf,
} from './query-params.ts';
import { readRange } from './read-range.ts';
import { METRICS_OF, withCoverage } from './report-metrics.ts';
import {
  type AskedBasis,
  type Breakdown,
  COMPARISONS,
  FILTERS,
  type Filter,
  type Filters,
  type Grain,
  OFFERED,
  REPORTS,
  type ReportName,
  type ReportQuery,
} from './report-query.ts';

export type ParsedQuery =
  | { readonly kind: 'query'; readonly query: ReportQuery }
  | { readonly kind: 'faults'; readonly faults: readonly Fault[] };

const PARAMETERS: readonly string[] = ['report', 'from', 'to', 'grain', 'by', ...FILTERS, 'basis', 'compare', 'metrics', 'limit'];

const complainOfStrangers = (reading: Reading): void => {
  for (const parameter of Object.keys(reading.params)) {
    const [value] = textsOf(reading, parameter);
    if (value !== undefined && !PARAMETERS.includes(parameter))
      complain(reading, parameter, { value, allowed: `the parameters ${PARAMETERS.join(', ')}` });
  }
};

const readReport = (reading: Reading): ReportName | undefined => {
  if (textsOf(reading, 'report').length === 0) return complain(reading, 'report', { value: null, allowed: allowedNames(REPORTS) });
  return readChoice(reading, 'report', REPORTS);
};

const filterable = (offered: readonly Filter[]): string =>
  offered.length === 0 ? 'it takes no filter' : `it can be filtered by ${offered.join(', ')}`;

/** Values are as they stand in the orders, so they are neither split nor changed; '' is what the source does not say. */
const readFilters = (reading: Reading, offered: readonly Filter[]): Filters => {
  const filters: { [filter in Filter]?: readonly string[] } = {};
  for (const filter of FILTERS) {
    const values = [...new Set(textsOf(reading, filter))];
    const [value] = values;
    if (value === undefined) continue;
    if (offered.includes(filter)) filters[filter] = values;
    else complain(reading, filter, { value, allowed: `nothing, for this report; ${filterable(offered)}` });
  }
  return filters;
};

const readMetrics = (reading: Reading, report: ReportName): readonly MetricName[] => {
  const offered: readonly MetricName[] = METRICS_OF[report];
  const chosen = readChoices(reading, 'metrics', offered);
  if (chosen.length === 0) return offered;
  const wanted = withCoverage(chosen);
  return offered.filter((metric) => wanted.includes(metric));
};

/** How many rows one answer may be cut to. */
const MOST_ROWS = 10_000;

const readLimit = (reading: Reading): number | undefined => {
  const value = readText(reading, 'limit');
  if (value === undefined) return undefined;
  const limit = /^\d{1,5}$/.test(value) ? Number(value) : 0;
  return limit >= 1 && limit <= MOST_ROWS
    ? limit
    : complain(reading, 'limit', { value, allowed: `a whole number of rows from 1 to ${MOST_ROWS}` });
};

/** Reads a question, or says all that is wrong with it. Grain is total, basis event and metrics are all where nothing is said. */
export const parseReportQuery = (params: QueryParams): ParsedQuery => {
  const reading: Reading = { params, faults: [] };
  complainOfStrangers(reading);
  const named = readReport(reading);
  const report = named ?? 'sales';
  const offered = OFFERED[report];
  const grain = readChoice<Grain>(reading, 'grain', offered.grains) ?? 'total';
  const by = readChoices<Breakdown>(reading, 'by', offered.breakdowns);
  const filters = readFilters(reading, offered.filters);
  // Money has its own date in either view of sales.
  const basis = readChoice<AskedBasis>(reading, 'basis', offered.bases) === 'order' ? 'order' : 'event';
  const compare = readChoice(reading, 'compare', COMPARISONS);
  const metrics = readMetrics(reading, report);
  const limit = readLimit(reading);
  const range = readRange(reading, { report, grain, ...(compare !== undefined && { compare }) });
  if (range === undefined || reading.faults.length > 0) return { kind: 'faults', faults: reading.faults };
  const optional = { ...(compare !== undefined && { compare }), ...(limit !== undefined && { limit }) };
  return { kind: 'query', query: { report, range, grain, by, filters, basis, metrics, ...optional } };
};
