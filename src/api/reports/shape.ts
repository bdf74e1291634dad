import { BREAKDOWNS, type Breakdown, type ReportQuery } from './report-query.ts';
import type { GroupFamily } from './rollup-reader.ts';

/** The dimensions that the cube knows together. */
const OF_CUBE: readonly Breakdown[] = ['country', 'channel', 'paymentMethod'];

/** The family that answers a question: the shop itself, a family of groups, or none that is kept. */
export type AnsweringFamily = 'S' | GroupFamily | 'none';

/**
 * What a row is, beside its span. `part`: a payment method or a tax rate, whose sums the shop's own images have. `unknown`: nothing is kept
 * from which the rows could even be named.
 */
export type RowKind = 'span' | 'hour' | 'group' | 'part' | 'unknown';

/**
 * What a question comes to. `dimensions`: all that it breaks down or filters by. `totalsOf`: the whole shop, or the groups that pass the
 * filters. `hasRest`: its groups are of goods, so that a last row has what belongs to orders as a whole. `hasSlots`: parts of a day are kept.
 */
export type Shape = {
  readonly dimensions: readonly Breakdown[];
  readonly family: AnsweringFamily;
  readonly rows: RowKind;
  readonly totalsOf: 'shop' | 'groups' | 'nothing';
  readonly hasRest: boolean;
  readonly hasSlots: boolean;
};

export const isFiltered = ({ filters }: Pick<ReportQuery, 'filters'>): boolean => Object.keys(filters).length > 0;

const familyOf = (query: ReportQuery, dimensions: readonly Breakdown[]): AnsweringFamily => {
  if (query.report === 'products') return 'P';
  if (dimensions.length === 0) return 'S';
  if (dimensions.length === 1) return 'B';
  return dimensions.every((dimension) => OF_CUBE.includes(dimension)) ? 'C' : 'none';
};

const rowKindOf = ({ grain }: ReportQuery, family: AnsweringFamily): RowKind => {
  if (family === 'none') return 'unknown';
  if (grain === 'hour') return family === 'S' ? 'hour' : 'unknown';
  return family === 'S' ? 'span' : 'group';
};

// A payment has its own method and a tax its own rate, whatever the order has.
const OF_PARTS: Shape = { dimensions: [], family: 'S', rows: 'part', totalsOf: 'shop', hasRest: false, hasSlots: false };

export const shapeOf = (query: ReportQuery): Shape => {
  const { report, by, filters } = query;
  if (by.includes('taxRate')) return OF_PARTS;
  if (report === 'payments') return by.length === 0 ? { ...OF_PARTS, rows: 'span' } : OF_PARTS;
  const dimensions = BREAKDOWNS.filter((dimension) => by.includes(dimension) || filters[dimension] !== undefined);
  const family = familyOf(query, dimensions);
  const rows = rowKindOf(query, family);
  const ofGoods = report === 'products' || (report === 'sales' && by.includes('category'));
  return {
    dimensions,
    family,
    rows,
    totalsOf: family === 'none' ? 'nothing' : isFiltered(query) ? 'groups' : 'shop',
    hasRest: rows === 'group' && ofGoods && !isFiltered(query),
    hasSlots: report === 'sales' && family === 'S',
  };
};
