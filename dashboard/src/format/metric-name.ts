/** What the page calls the figures that it asks for. */
const NAMES: Readonly<Record<string, string>> = {
  netSales: 'net sales',
  orders: 'orders',
  aov: 'average order value',
  unitsSold: 'units sold',
  returns: 'returns',
  margin: 'gross margin',
  costCoverage: 'known cost',
  newCustomers: 'new customers',
  returningCustomers: 'returning customers',
};

const COMPARISON = /(Change|Previous|Comparable)$/;

/** Whether a column is of the comparison and not of the range itself. */
export const isOfComparison = (column: string): boolean => COMPARISON.test(column);

/** A column's figure in words. */
export const metricName = (column: string): string => {
  const metric = column.replace(COMPARISON, '');
  return NAMES[metric] ?? metric;
};
