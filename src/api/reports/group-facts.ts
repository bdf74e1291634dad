import { medianOrderValue } from '../../domain/metrics/median-order-value.ts';
import { addFigures, zeroFigures } from '../../domain/rollups/figures.ts';
import { type Group, type Groups, groupAt, noGroups } from '../../domain/rollups/groups.ts';
import { readCubeKey, readDimensionKey, readProductKey } from '../../domain/rollups/keys.ts';
import { addOrderValues } from '../../domain/rollups/order-values.ts';
import type { Facts } from './facts.ts';
import { BREAKDOWNS, type Breakdown, type Filters, type ReportQuery } from './report-query.ts';
import type { GroupFamily } from './rollup-reader.ts';

// Values have no control characters, so a row's key is exact however odd they are.
const SEPARATOR = '\u0000';

/** The values that a row stands for, in the order of `by`. */
export const readRowKey = (key: string): string[] => key.split(SEPARATOR);

type Values = { readonly [dimension in Breakdown]?: string };

/** The values of a group, by what it is a group of. */
export const valuesOf = (family: 'B' | 'C', key: string): Values => {
  if (family === 'C') return readCubeKey(key);
  const { dimension, value } = readDimensionKey(key);
  return { [dimension]: value };
};

// A group of another dimension than is asked about lacks the value and does not pass.
const passes = (values: Values, by: readonly Breakdown[], filters: Filters): boolean =>
  BREAKDOWNS.every((dimension) => {
    const value = values[dimension];
    if (value === undefined) return filters[dimension] === undefined && !by.includes(dimension);
    return filters[dimension]?.includes(value) ?? true;
  });

/** To which row a group belongs by its key, undefined when it is not asked for. */
export type RowKeyOf = (key: string) => string | undefined;

/** Rows by the values of `by`; nothing puts all groups that pass into one row. */
const byValues =
  (family: 'B' | 'C', by: readonly Breakdown[], filters: Filters): RowKeyOf =>
  (key) => {
    const values = valuesOf(family, key);
    return passes(values, by, filters) ? by.map((dimension) => values[dimension] ?? '').join(SEPARATOR) : undefined;
  };

/** Whether a product is one of those asked for, by its id or with its source. */
export const productPasses = (key: string, product: readonly string[] | undefined): boolean =>
  product === undefined || product.includes(key) || product.includes(readProductKey(key).productId);

/** The rows of a question. */
export const rowsBy = ({ by, filters }: Pick<ReportQuery, 'by' | 'filters'>, family: GroupFamily): RowKeyOf =>
  family === 'P' ? (key) => (productPasses(key, filters.product) ? key : undefined) : byValues(family, by, filters);

/** All that passes the filters of a question, as one row. */
export const totalsBy = ({ filters }: Pick<ReportQuery, 'filters'>, family: GroupFamily): RowKeyOf =>
  family === 'P' ? (key) => (productPasses(key, filters.product) ? '' : undefined) : byValues(family, [], filters);

const addGroup = (sum: Group, more: Group): void => {
  addFigures(sum.figures, more.figures);
  sum.firstOrders += more.firstOrders;
  addOrderValues(sum.values, more.values);
};

/** The groups put together by the rows to which they belong. */
export const selectGroups = (groups: Groups, rowKeyOf: RowKeyOf): Groups => {
  const selected = noGroups();
  for (const [key, group] of groups) {
    const rowKey = rowKeyOf(key);
    if (rowKey !== undefined) addGroup(groupAt(selected, rowKey), group);
  }
  return selected;
};

/** What is known of a group; of one that is not there, that nothing happened. */
export const factsOfGroup = (group: Group | undefined): Facts =>
  group === undefined
    ? { figures: zeroFigures(), newCustomers: 0 }
    : { figures: group.figures, median: medianOrderValue(group.values), newCustomers: group.firstOrders };
