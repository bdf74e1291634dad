import type { DayRange } from '../../domain/cover.ts';
import type { Basis } from '../../domain/rollups/figures.ts';
import type { Dimension } from '../../domain/rollups/keys.ts';

export const REPORTS = ['sales', 'customers', 'products'] as const;
export type ReportName = (typeof REPORTS)[number];

export const GRAINS = ['total', 'hour', 'day', 'month'] as const;
export type Grain = (typeof GRAINS)[number];

export const BASES = ['event', 'order'] as const satisfies readonly Basis[];

/** What an order has one value of, so that the rows of a breakdown sum to the shop. */
export const BREAKDOWNS = ['country', 'channel', 'paymentMethod', 'code'] as const satisfies readonly Dimension[];
export type Breakdown = (typeof BREAKDOWNS)[number];

/** What each report can be asked for; the first grain is its default. */
export const OFFERED = {
  sales: { grains: ['total', 'hour', 'day', 'month'], breakdowns: BREAKDOWNS },
  customers: { grains: ['total', 'day', 'month'], breakdowns: BREAKDOWNS },
  products: { grains: ['total'], breakdowns: [] },
} as const satisfies Record<ReportName, { grains: readonly Grain[]; breakdowns: readonly Breakdown[] }>;

/** A question that can be answered. The range is of local days, both ends included. */
export type ReportQuery = {
  readonly report: ReportName;
  readonly range: DayRange;
  readonly grain: Grain;
  readonly by?: Breakdown;
  readonly basis: Basis;
};
