import { compareText } from '../../domain/ids.ts';
import { type Amounts, subtractAmounts, sumAmounts } from '../../domain/ledger/amounts.ts';
import type { AmountMetric } from '../../domain/metrics/amount-metrics.ts';
import { netSales } from '../../domain/metrics/net-sales.ts';
import { returnRate } from '../../domain/metrics/return-rate.ts';
import type { Group, Groups } from '../../domain/rollups/groups.ts';
import { readProductKey } from '../../domain/rollups/keys.ts';
import type { Answer, Basics } from './answer.ts';
import { amountCells } from './cells.ts';
import { PROFIT, withoutCost } from './profit.ts';
import { columnsOf, type Row, type Unanswered } from './report.ts';

const GOODS = [
  'netSales',
  'grossSales',
  'discounts',
  'returns',
  'unitsSold',
  'unitsReturned',
  'units',
] as const satisfies readonly AmountMetric[];
const SHARES = ['discountShare', ...PROFIT] as const;
const CHARGES = ['shipping', 'taxes', 'fees'] as const satisfies readonly AmountMetric[];
const METRICS = [...GOODS, 'orders', 'returnRate', ...SHARES, ...CHARGES, 'totalSales'] as const;

const UNTIED = 'Goods not tied to a product';
const ORDER_LEVEL = 'Shipping, taxes and fees of orders';

const NO_CHARGE_OF_A_PRODUCT: readonly Unanswered[] = CHARGES.map((metric) => ({
  metric,
  reason: 'charged for the order as a whole, not for a product; see the last row',
}));

const NO_CHARGES: Row = { shipping: null, taxes: null, fees: null };

type Product = { readonly key: string; readonly group: Group; readonly amounts: Amounts };

const byNetSales = (a: Product, b: Product): number => netSales(b.amounts) - netSales(a.amounts) || compareText(a.key, b.key);

const productRow = ({ key, group, amounts }: Product, titles: ReadonlyMap<string, string>): Row => {
  const { source, productId } = readProductKey(key);
  return {
    source,
    productId,
    title: titles.get(key) ?? (productId === '' ? UNTIED : null),
    ...amountCells([...GOODS, 'orders', ...SHARES], amounts),
    returnRate: returnRate(group.figures),
    ...NO_CHARGES,
    totalSales: netSales(amounts),
  };
};

/** What of the shop is no product's: what is charged for the order as a whole. */
const orderLevelRow = (shop: Amounts, products: readonly Product[]): Row => {
  const rest = subtractAmounts(shop, sumAmounts(products.map(({ amounts }) => amounts)));
  return {
    source: null,
    productId: null,
    title: ORDER_LEVEL,
    ...amountCells([...GOODS, ...SHARES, ...CHARGES, 'totalSales'], rest),
    orders: null,
    returnRate: null,
  };
};

/**
 * What each product sold, the largest net sales first, and one row for what is charged for whole orders: together they are the shop.
 * Orders of a product are those that contain it, so they do not add up to the shop's.
 */
export const productsReport = ({ query, whole }: Basics, groups: Groups, titles: ReadonlyMap<string, string>): Answer => {
  const { basis } = query;
  const products = [...groups].map(([key, group]): Product => ({ key, group, amounts: group.figures[basis] })).sort(byNetSales);
  const shop = whole.figures[basis];
  const rows = [...products.map((product) => productRow(product, titles)), orderLevelRow(shop, products)];
  const totals = { ...amountCells([...GOODS, 'orders', ...SHARES, ...CHARGES, 'totalSales'], shop), returnRate: returnRate(whole.figures) };
  return {
    columns: columnsOf(['source', 'productId', 'title'], METRICS),
    rows,
    totals,
    unanswered: [...NO_CHARGE_OF_A_PRODUCT, ...withoutCost([...rows, totals])],
  };
};
