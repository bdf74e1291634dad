import { DEFINITIONS, type MetricName } from '../../domain/metrics/definitions.ts';
import type { Row } from '../reports/report.ts';
import { METRICS_OF } from '../reports/report-metrics.ts';
import { BREAKDOWNS, type Breakdown, type ReportName } from '../reports/report-query.ts';

/** One question by day of which a table's rows are made, and what of a row of its answer is a label of the table. */
type Part = { readonly by: readonly Breakdown[]; readonly labelsOf: (row: Row) => Row };

/**
 * A flat table, one row for each day and whatever its other labels say. It has no figures of its own: every row is a row of a report.
 * `labels`: its columns beside `day` and the metrics. `daysAtATime`: how many days one page reads at most.
 */
export type TableDefinition = {
  readonly name: string;
  readonly says: string;
  readonly report: ReportName;
  readonly labels: readonly string[];
  readonly parts: readonly Part[];
  readonly daysAtATime: number;
};

// Shop images are small; those of groups and products are not. @unit days
const DAYS_OF_SHOP = 400;
const DAYS_OF_GROUPS = 62;

const pick =
  (...names: readonly string[]) =>
  (row: Row): Row =>
    Object.fromEntries(names.map((name) => [name, row[name] ?? null]));

const CUBE = ['country', 'channel', 'paymentMethod'] as const satisfies readonly Breakdown[];

export const TABLE_DEFINITIONS: readonly TableDefinition[] = [
  {
    name: 'sales_daily',
    says: 'Sales of the shop, one row a day, days without orders too.',
    report: 'sales',
    labels: [],
    parts: [{ by: [], labelsOf: pick() }],
    daysAtATime: DAYS_OF_SHOP,
  },
  {
    name: 'sales_by_dimension_daily',
    says: 'Sales by one value of the order or its goods, one row for each day, dimension and value. The rows of one dimension sum to the day.',
    report: 'sales',
    labels: ['dimension', 'value'],
    parts: BREAKDOWNS.map((dimension) => ({ by: [dimension], labelsOf: (row) => ({ dimension, value: row[dimension] ?? null }) })),
    daysAtATime: DAYS_OF_GROUPS,
  },
  {
    name: 'sales_cube_daily',
    says: 'Sales by country, channel and payment method together, for filters that cross. All rows of a day sum to it.',
    report: 'sales',
    labels: CUBE,
    parts: [{ by: CUBE, labelsOf: pick(...CUBE) }],
    daysAtATime: DAYS_OF_GROUPS,
  },
  {
    name: 'products_daily',
    says: 'What each product sold, one row for each day and product, and one for what is charged for whole orders: together they are the day.',
    report: 'products',
    labels: ['source', 'productId', 'title'],
    parts: [{ by: [], labelsOf: pick('source', 'productId', 'title') }],
    daysAtATime: DAYS_OF_GROUPS,
  },
  {
    name: 'customers_daily',
    says: 'Customers of each day. A customer of two days is in both, so distinct customers of days do not add up: ask the report for a range.',
    report: 'customers',
    labels: [],
    parts: [{ by: [], labelsOf: pick() }],
    daysAtATime: DAYS_OF_SHOP,
  },
  {
    name: 'payments_daily',
    says: 'Money that moved, on the day it was settled, one row for each day and payment method. Not to be mixed with sales.',
    report: 'payments',
    labels: ['paymentMethod'],
    parts: [{ by: ['paymentMethod'], labelsOf: pick('paymentMethod') }],
    daysAtATime: DAYS_OF_SHOP,
  },
  {
    name: 'taxes_daily',
    says: 'Tax, one row for each day and rate.',
    report: 'taxes',
    labels: ['taxRate'],
    parts: [{ by: ['taxRate'], labelsOf: pick('taxRate') }],
    daysAtATime: DAYS_OF_SHOP,
  },
];

/** `type` is how a cell is written; `unit` what it counts: money is whole minor units. */
export type TableColumn = {
  readonly name: string;
  readonly type: 'date' | 'text' | 'integer' | 'number';
  readonly unit: 'label' | 'money' | 'count' | 'ratio';
};

const metricColumn = (name: MetricName): TableColumn => {
  const { unit } = DEFINITIONS[name];
  return { name, type: unit === 'ratio' ? 'number' : 'integer', unit };
};

/** The columns of a table, known without reading anything: an adapter may build its own tables from them. */
export const columnsOfTable = ({ report, labels }: TableDefinition): TableColumn[] => [
  { name: 'day', type: 'date', unit: 'label' },
  ...labels.map((name): TableColumn => ({ name, type: 'text', unit: 'label' })),
  ...METRICS_OF[report].map(metricColumn),
];
