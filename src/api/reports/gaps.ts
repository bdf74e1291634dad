import type { MetricName } from '../../domain/metrics/definitions.ts';
import type { Unanswered } from './report.ts';
import { PROFIT } from './report-metrics.ts';
import type { Filter, ReportQuery } from './report-query.ts';
import { isFiltered, type Shape } from './shape.ts';

/** Where a metric stands: in the rows, in the last row of what belongs to orders as a whole, in the totals. */
export type Place = 'rows' | 'rest' | 'totals';

/** Metrics that are null in some places, whatever the data, and why. */
export type Gap = { readonly metrics: readonly MetricName[]; readonly places: readonly Place[]; readonly reason: string };

const MEDIANS = ['medianOrderValue', 'medianBound'] as const;
const CHARGES = ['shipping', 'taxes', 'fees'] as const;
const OF_GOODS_OR_ORDERS = ['orders', 'returnRate', 'discountShare', ...PROFIT] as const;
const AVERAGES = ['aov', 'aovNet'] as const;
const SHOP_CUSTOMERS = ['returningCustomers', 'distinctCustomers', 'ordersWithoutCustomer', 'houseOrders'] as const;

type Asked = { readonly query: ReportQuery; readonly shape: Shape };

const nothingKept = ({ query: { metrics }, shape }: Asked): Gap[] => {
  if (shape.family !== 'none') return [];
  const alone = shape.dimensions.filter((dimension) => dimension === 'category' || dimension === 'code').join(' and ');
  const reason = `${alone} stands alone: it is not kept together with any other breakdown or filter (asked: ${shape.dimensions.join(', ')})`;
  return [{ metrics, places: ['rows', 'totals'], reason }];
};

const byHour = ({ query: { grain, metrics }, shape }: Asked): Gap[] => {
  if (grain !== 'hour' || shape.family === 'none') return [];
  if (shape.family === 'S') return [{ metrics: MEDIANS, places: ['rows'], reason: 'no order values are kept by hour; ask by day' }];
  return [{ metrics, places: ['rows'], reason: 'hours are kept of the whole shop only, not by breakdown or filter; ask by day' }];
};

const byWeek = ({ query: { report, grain }, shape }: Asked): Gap[] =>
  report === 'sales' && grain === 'week' && shape.family === 'S'
    ? [{ metrics: MEDIANS, places: ['rows'], reason: 'weeks are added up from days, and medians do not add up; ask by day or month' }]
    : [];

const ofCube = ({ shape }: Asked): Gap[] =>
  shape.family === 'C'
    ? [{ metrics: MEDIANS, places: placesOf(shape), reason: 'no order values are kept by several dimensions together; ask by one' }]
    : [];

/** The rows, and the totals too where they are of the same groups. */
const placesOf = ({ totalsOf }: Shape): Place[] => (totalsOf === 'groups' ? ['rows', 'totals'] : ['rows']);

const chargesReason = (thing: string, { hasRest }: Shape): string =>
  `charged for the order as a whole, not for a ${thing}${hasRest ? '; see the last row' : ''}`;

const ofGoods = ({ query: { report }, shape }: Asked): Gap[] => {
  const places = placesOf(shape);
  if (report === 'products')
    return [
      { metrics: CHARGES, places, reason: chargesReason('product', shape) },
      { metrics: OF_GOODS_OR_ORDERS, places: ['rest'], reason: 'the last row is of charges: no product, no orders of its own' },
    ];
  if (shape.family !== 'B' || !shape.dimensions.includes('category')) return [];
  return [
    { metrics: [...CHARGES, 'totalSales'], places, reason: chargesReason('category', shape) },
    {
      metrics: AVERAGES,
      places: [...places, 'rest'],
      reason: 'an order may have goods of several categories, so an average would be of none',
    },
    { metrics: MEDIANS, places: [...places, 'rest'], reason: 'no order values are kept by category' },
    { metrics: OF_GOODS_OR_ORDERS, places: ['rest'], reason: 'the last row is of charges: no goods, no orders of its own' },
    { metrics: ['newCustomers'], places, reason: 'an order may have goods of several categories, and so has its customer' },
  ];
};

// Orders of one of several products or categories overlap: an order may contain both.
const ofSeveralGoods = ({ query: { by, filters } }: Asked): Gap[] =>
  (['category', 'product'] as const satisfies readonly Filter[])
    .filter((filter) => (filters[filter]?.length ?? 0) > 1)
    .map((filter): Gap => {
      const rowsToo = filter === 'category' && !by.includes('category');
      const reason = `an order may contain goods of several of the ${filter === 'category' ? 'categories' : 'products'} asked for; ask for one`;
      return { metrics: ['orders'], places: rowsToo ? ['rows', 'totals'] : ['totals'], reason };
    });

const ofCustomers = ({ query, shape }: Asked): Gap[] => {
  if (query.report !== 'customers' || shape.dimensions.length === 0) return [];
  const where = shape.dimensions.join(', ');
  const reason = `not kept by ${where}, since a customer may have orders of several; ${isFiltered(query) ? 'ask without a filter' : 'the totals have it'}`;
  return [{ metrics: SHOP_CUSTOMERS, places: placesOf(shape), reason }];
};

const ofTaxByRate = ({ query: { by, basis } }: Asked): Gap[] =>
  by.includes('taxRate') && basis === 'order'
    ? [{ metrics: ['taxes'], places: ['rows'], reason: 'tax by rate is kept by the date of each event only; ask with basis event' }]
    : [];

/** All that the question asks for and nothing kept can answer. */
export const gapsOf = (query: ReportQuery, shape: Shape): Gap[] => {
  const asked = { query, shape };
  const all = [nothingKept, byHour, byWeek, ofCube, ofGoods, ofSeveralGoods, ofCustomers, ofTaxByRate].flatMap((gaps) => gaps(asked));
  return shape.hasRest ? all : all.filter(({ places }) => places.some((place) => place !== 'rest'));
};

/** The metrics that are null in a place. */
export const missingIn = (gaps: readonly Gap[], place: Place): ReadonlySet<MetricName> =>
  new Set(gaps.flatMap(({ metrics, places }) => (places.includes(place) ? metrics : [])));

/** The gaps as an answer lists them: every column of a metric that was asked for, with its reason. */
export const unansweredOf = (gaps: readonly Gap[], columnsOf: ReadonlyMap<MetricName, readonly string[]>): Unanswered[] =>
  gaps.flatMap(({ metrics, reason }) =>
    metrics.flatMap((metric) => (columnsOf.get(metric) ?? []).map((column) => ({ metric: column, reason }))),
  );
