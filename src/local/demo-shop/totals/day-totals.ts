/** What the shop itself says it sold on a day, in pence without tax; for the meaning of each see docs/reference/metrics.md. */
export type DayTotals = {
  grossSales: number;
  discounts: number;
  returns: number;
  netSales: number;
  shipping: number;
  taxes: number;
  fees: number;
  totalSales: number;
  orders: number;
  unitsSold: number;
  unitsReturned: number;
  newCustomers: number;
  distinctCustomers: number;
};

export const noTotals = (): DayTotals => ({
  grossSales: 0,
  discounts: 0,
  returns: 0,
  netSales: 0,
  shipping: 0,
  taxes: 0,
  fees: 0,
  totalSales: 0,
  orders: 0,
  unitsSold: 0,
  unitsReturned: 0,
  newCustomers: 0,
  distinctCustomers: 0,
});
