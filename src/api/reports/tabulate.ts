import { subtractAmounts, sumAmounts } from '../../domain/ledger/amounts.ts';
import type { Figures } from '../../domain/rollups/figures.ts';
import type { Groups } from '../../domain/rollups/groups.ts';
import { type Facts, noFacts } from './facts.ts';
import { factsOfGroup, rowsBy, selectGroups, totalsBy } from './group-facts.ts';
import { moneyAsked, partsOf } from './money-facts.ts';
import type { GroupImages } from './read-images.ts';
import type { ReportQuery } from './report-query.ts';
import type { Shape } from './shape.ts';
import { hourFacts, type ShopView, shopFacts } from './shop-facts.ts';
import { mergeGroups } from './span-groups.ts';
import { isEmptyStretch, type Side, type Stretch } from './stretch.ts';
import type { Ways } from './ways.ts';

/** Everything read for one side. */
export type Sources = { readonly shop: ShopView; readonly groups: GroupImages; readonly ways: Ways };

/** What a row is about: which span, and which hour or values in it; `isRest`, what belongs to orders as a whole. */
export type RowId = { readonly span: number; readonly key: string; readonly isRest: boolean };

/** One side, worked out: no row where nothing happened unless a span is a row, no totals where no time is. */
export type Table = { readonly rows: readonly (RowId & { readonly facts: Facts })[]; readonly totals: Facts | undefined };

type Asked = { readonly query: ReportQuery; readonly shape: Shape };

const restOf = (shop: Figures, groups: Groups): Figures => {
  const parts = [...groups.values()].map(({ figures }) => figures);
  return {
    event: subtractAmounts(shop.event, sumAmounts(parts.map(({ event }) => event))),
    order: subtractAmounts(shop.order, sumAmounts(parts.map(({ order }) => order))),
  };
};

type Found = Omit<RowId, 'span'> & { readonly facts: Facts };

const groupRows = ({ query, shape }: Asked, stretch: Stretch, { shop, groups, ways }: Sources): Found[] => {
  const { family, hasRest } = shape;
  if (family === 'S' || family === 'none') return [];
  const selected = selectGroups(mergeGroups(groups, stretch), rowsBy(query, family));
  const isOneRow = family !== 'P' && query.by.length === 0;
  const keys = isOneRow ? [''] : [...selected.keys()];
  const rows = keys.map((key): Found => ({ key, isRest: false, facts: factsOfGroup(selected.get(key)) }));
  const whole = hasRest ? shopFacts(shop, stretch, ways.rows) : undefined;
  return whole === undefined ? rows : [...rows, { key: '', isRest: true, facts: { figures: restOf(whole.figures, selected) } }];
};

const shopFactsOf = ({ query }: Asked, { shop, ways }: Sources, stretch: Stretch): Facts =>
  moneyAsked(shopFacts(shop, stretch, ways.rows) ?? noFacts(stretch.from), query, shop.hasPayments);

const rowsOf = (asked: Asked, stretch: Stretch, sources: Sources): Found[] => {
  if (isEmptyStretch(stretch)) return [];
  switch (asked.shape.rows) {
    case 'span':
      return [{ key: '', isRest: false, facts: shopFactsOf(asked, sources, stretch) }];
    case 'part':
      return partsOf(asked.query, shopFactsOf(asked, sources, stretch)).map(([key, facts]) => ({ key, isRest: false, facts }));
    case 'hour':
      return [...hourFacts(sources.shop, stretch)].map(([key, facts]) => ({ key, isRest: false, facts }));
    case 'unknown':
      return [{ key: '', isRest: false, facts: noFacts(stretch.from) }];
    case 'group':
      return groupRows(asked, stretch, sources);
    default:
      return asked.shape.rows satisfies never;
  }
};

const totalsOf = ({ query, shape }: Asked, total: Stretch, { shop, groups, ways }: Sources): Facts | undefined => {
  const { family } = shape;
  if (isEmptyStretch(total)) return undefined;
  if (shape.totalsOf !== 'groups' || family === 'S' || family === 'none')
    return moneyAsked(shopFacts(shop, total, ways.totals) ?? noFacts(total.from), query, shop.hasPayments);
  return factsOfGroup(selectGroups(mergeGroups(groups, total), totalsBy(query, family)).get(''));
};

/** Works out the rows and the totals of one side, each by itself. */
export const tabulate = (asked: Asked, { spans, total }: Side, sources: Sources): Table => ({
  rows: spans.flatMap((stretch, span) => rowsOf(asked, stretch, sources).map((row) => ({ ...row, span }))),
  totals: totalsOf(asked, total, sources),
});
