import type { DayRange } from '../../domain/cover.ts';
import type { Basis } from '../../domain/rollups/figures.ts';
import type { Dimension } from '../../domain/rollups/keys.ts';

export const REPORTS = ['sales', 'customers', 'products', 'payments', 'taxes'] as const;
export type ReportName = (typeof REPORTS)[number];

export const GRAINS = ['total', 'hour', 'day', 'month'] as const;
export type Grain = (typeof GRAINS)[number];

export const BASES = ['event', 'order'] as const satisfies readonly Basis[];

/** Money has one date, that on which it was settled. */
export type AskedBasis = Basis | 'settlement';

/** What an order has one value of, so that the rows of a breakdown sum to the shop. */
export const BREAKDOWNS = ['country', 'channel', 'paymentMethod', 'code'] as const satisfies readonly Dimension[];

/** All that rows can be told apart by. The rate is of each tax, of which an order may have several. */
export const ALL_BREAKDOWNS = [...BREAKDOWNS, 'taxRate'] as const;
export type Breakdown = (typeof ALL_BREAKDOWNS)[number];

/** What each report can be asked for; the first grain is its default. */
export const OFFERED = {
  sales: { grains: ['total', 'hour', 'day', 'month'], breakdowns: BREAKDOWNS, bases: BASES },
  customers: { grains: ['total', 'day', 'month'], breakdowns: BREAKDOWNS, bases: BASES },
  products: { grains: ['total'], breakdowns: [], bases: BASES },
  payments: { grains: ['total', 'day', 'month'], breakdowns: ['paymentMethod'], bases: ['settlement'] },
  taxes: { grains: ['total', 'day', 'month'], breakdowns: ['taxRate'], bases: BASES },
} as const satisfies Record<ReportName, { grains: readonly Grain[]; breakdowns: readonly Breakdown[]; bases: readonly AskedBasis[] }>;

/** A question that can be answered. The range is of local days, both ends included. */
export type ReportQuery = {
  readonly report: ReportName;
  readonly range: DayRange;
  readonly grain: Grain;
  readonly by?: Breakdown;
  readonly basis: Basis;
};
