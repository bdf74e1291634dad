import type { Amounts } from '../ledger/amounts.ts';
import { aov } from './aov.ts';
import { aovNet } from './aov-net.ts';
import { cogs } from './cogs.ts';
import { costCoverage } from './cost-coverage.ts';
import type { MetricName } from './definitions.ts';
import { discountShare } from './discount-share.ts';
import { discounts } from './discounts.ts';
import { fees } from './fees.ts';
import { grossProfit } from './gross-profit.ts';
import { grossSales } from './gross-sales.ts';
import { margin } from './margin.ts';
import { netSales } from './net-sales.ts';
import { orders } from './orders.ts';
import { returns } from './returns.ts';
import { shipping } from './shipping.ts';
import { taxes } from './taxes.ts';
import { tips } from './tips.ts';
import { totalSales } from './total-sales.ts';
import { units } from './units.ts';
import { unitsReturned } from './units-returned.ts';
import { unitsSold } from './units-sold.ts';

/** The metrics that follow from the ledger's amounts alone, of one span and one basis. */
export const AMOUNT_METRICS = {
  grossSales,
  discounts,
  returns,
  netSales,
  shipping,
  taxes,
  fees,
  totalSales,
  tips,
  orders,
  unitsSold,
  unitsReturned,
  units,
  aov,
  aovNet,
  cogs,
  grossProfit,
  margin,
  costCoverage,
  discountShare,
} as const satisfies Partial<Record<MetricName, (amounts: Readonly<Amounts>) => number | null>>;

export type AmountMetric = keyof typeof AMOUNT_METRICS;
