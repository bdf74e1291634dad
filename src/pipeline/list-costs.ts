import type { CostHistory } from '../domain/costs/cost-history.ts';
import { type CostHistories, listLines, takesListedCost } from '../domain/costs/list-lines.ts';
import { type ProductRef, productRef } from '../domain/ids.ts';
import type { OrderDocument } from '../domain/order/order-document.ts';
import { readCostsItem, type StoredCosts } from '../store/items/costs-item.ts';
import { queryAll } from '../store/query-all.ts';
import { COSTS_PARTITION, costsKey } from '../store/table.ts';
import type { Effects, ListCosts, Shop } from './effects.ts';

type ListShop = Pick<Shop, 'zone' | 'currency'>;

/** For how long a shop is taken to have no list after a look that found none. @unit milliseconds */
const FORGET_MS = 60_000;

/** The whole list, one query. */
export const readCostList = async ({ table }: Pick<Effects, 'table'>): Promise<readonly StoredCosts[]> =>
  (await queryAll(table, { pk: COSTS_PARTITION, consistency: 'strong' })).map(readCostsItem);

const historiesOf = (costs: readonly StoredCosts[]): CostHistories =>
  new Map(costs.map(({ ref, history }): [ProductRef, CostHistory] => [ref, history]));

/** Looks costs up in a list that is at hand. */
export const listingOf = (costs: readonly StoredCosts[], { zone, currency }: ListShop): ListCosts => {
  const list = { zone, currency, histories: historiesOf(costs) };
  return async (document) => listLines(document, list);
};

/** For bulk work: the effects with the list loaded once. Without a list that is one read, and nothing is looked up. */
export const loadingCosts = async (shop: ListShop, effects: Effects): Promise<Effects> => {
  const costs = await readCostList(effects);
  const { listCosts: _, ...rest } = effects;
  return costs.length === 0 ? rest : { ...rest, listCosts: listingOf(costs, shop) };
};

const refsOf = ({ source, lines }: OrderDocument): ProductRef[] => [
  ...new Set(lines.filter(takesListedCost).map(({ productId }) => productRef(source, productId))),
];

/** For orders that come one by one: reads only the list's items of the order's products, and once a minute whether there is a list. */
export const createListing = (shop: ListShop, { table, nowMs }: Pick<Effects, 'table' | 'nowMs'>): ListCosts => {
  let emptyUntilMs = Number.NEGATIVE_INFINITY;
  let isThere = false;
  const hasList = async (): Promise<boolean> => {
    if (isThere || nowMs() < emptyUntilMs) return isThere;
    const page = await table.queryPage({ pk: COSTS_PARTITION, limit: 1, consistency: 'eventual' });
    isThere = page.items.length > 0;
    emptyUntilMs = nowMs() + FORGET_MS;
    return isThere;
  };
  return async (document) => {
    const refs = refsOf(document);
    if (refs.length === 0 || !(await hasList())) return document;
    const items = await table.batchGet(refs.map(costsKey), 'eventual');
    return listingOf(items.map(readCostsItem), shop)(document);
  };
};
