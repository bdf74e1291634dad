import { compareText } from '../../domain/ids.ts';
import { productPasses, valuesOf } from './group-facts.ts';
import type { Plan } from './plan-report.ts';
import type { Store } from './read-images.ts';
import { type Breakdown, FILTERS, type Filter } from './report-query.ts';

/** Values of a filter that nothing read for the answer has, perhaps since they are misspelt; `known`: some that there are. */
export type Unmatched = { readonly filter: Filter; readonly values: readonly string[]; readonly known: readonly string[] };

/** A list to look a spelling up in, not an answer of its own. */
const MOST_KNOWN = 12;

type Read = { readonly plan: Pick<Plan, 'query' | 'shape'>; readonly store: Store };

const methodsIn = ({ shop }: Store): string[] =>
  [...shop.days.values(), ...shop.months.values()].flatMap((image) => [...image.shop.payments.keys()]);

const groupKeysIn = ({ groups }: Store): string[] => [
  ...new Set([...groups.days.values(), ...groups.months.values()].flatMap((each) => [...each.keys()])),
];

const knownOf = (dimension: Breakdown, { plan: { query, shape }, store }: Read): ReadonlySet<string> => {
  if (query.report === 'payments') return new Set(methodsIn(store));
  const { family } = shape;
  if (family !== 'B' && family !== 'C') return new Set();
  return new Set(groupKeysIn(store).flatMap((key) => valuesOf(family, key)[dimension] ?? []));
};

const ofProducts = (asked: readonly string[], store: Store): Unmatched => {
  const keys = groupKeysIn(store);
  return { filter: 'product', values: asked.filter((value) => !keys.some((key) => productPasses(key, [value]))), known: [] };
};

const unmatchedBy = (filter: Filter, asked: readonly string[], read: Read): Unmatched => {
  if (filter === 'product') return ofProducts(asked, read.store);
  const known = knownOf(filter, read);
  return { filter, values: asked.filter((value) => !known.has(value)), known: [...known].sort(compareText).slice(0, MOST_KNOWN) };
};

/** The values asked for that match nothing. Where nothing is kept that could tell, none is named. */
export const unmatchedIn = (read: Read): Unmatched[] => {
  const { query, shape } = read.plan;
  if (shape.family === 'none') return [];
  return FILTERS.flatMap((filter) => {
    const asked = query.filters[filter];
    return asked === undefined ? [] : [unmatchedBy(filter, asked, read)];
  }).filter(({ values }) => values.length > 0);
};
