import { grainOf } from '../period/grain.ts';
import type { View } from '../period/view.ts';

const TOP_PRODUCTS = 10;

const query = (report: string, view: View, more: Readonly<Record<string, string>>): string => {
  const { from, to, compare } = view;
  const params = new URLSearchParams({ from, to, ...(compare !== 'none' && { compare }), ...more });
  return `${report}?${params}`;
};

/** The questions of a view, in the order of `Answers`. */
export const questionsOf = (view: View): readonly string[] => [
  query('sales', view, { grain: grainOf(view), metrics: 'netSales,returns,orders,unitsSold,aov,margin,costCoverage' }),
  query('customers', view, { metrics: 'newCustomers,returningCustomers' }),
  query('products', view, { limit: String(TOP_PRODUCTS), metrics: 'netSales,units,returnRate' }),
  query('sales', view, { by: 'country', metrics: 'netSales,orders' }),
];
