import type { DayRange } from '../../domain/cover.ts';
import type { MetricName } from '../../domain/metrics/definitions.ts';
import type { Basis } from '../../domain/rollups/figures.ts';
import { DIMENSIONS } from '../../domain/rollups/keys.ts';

export const REPORTS = ['sales', 'customers', 'products', 'payments', 'taxes'] as const;
export type ReportName = (typeof REPORTS)[number];

export const GRAINS = ['total', 'hour', 'day', 'week', 'month', 'quarter', 'year'] as const;
export type Grain = (typeof GRAINS)[number];

export const BASES = ['event', 'order'] as const satisfies readonly Basis[];

/** Money has one date, that on which it was settled. */
export type AskedBasis = Basis | 'settlement';

/** What rows may be about beside the period. Of all but category an order has one value, so that their rows sum to the shop. */
export const BREAKDOWNS = DIMENSIONS;

/** The rate is of each tax, of which an order may have several. */
export const ALL_BREAKDOWNS = [...BREAKDOWNS, 'taxRate'] as const;
export type Breakdown = (typeof ALL_BREAKDOWNS)[number];

export const FILTERS = [...DIMENSIONS, 'product'] as const;
export type Filter = (typeof FILTERS)[number];

/** Only what has one of the values, for each filter; '' is what the source does not say. */
export type Filters = { readonly [filter in Filter]?: readonly string[] };

/**
 * What a range is held against: the same length directly before; the same weekdays, the fewest weeks back that clear the range; the same
 * dates a year before, 29 February beside the 28th and a February's end beside a February's end; 364 days before, which are the same weekdays.
 */
export const COMPARISONS = ['previous-period', 'same-weekdays', 'previous-year', 'previous-year-weekdays'] as const;
export type CompareMode = (typeof COMPARISONS)[number];

type Offer = {
  readonly grains: readonly Grain[];
  readonly breakdowns: readonly Breakdown[];
  readonly filters: readonly Filter[];
  readonly bases: readonly AskedBasis[];
};

const DAYS_AND_MORE = ['total', 'day', 'week', 'month', 'quarter', 'year'] as const satisfies readonly Grain[];

/** What each report can be asked for; the first grain is its default. */
export const OFFERED = {
  sales: { grains: GRAINS, breakdowns: BREAKDOWNS, filters: DIMENSIONS, bases: BASES },
  customers: { grains: DAYS_AND_MORE, breakdowns: BREAKDOWNS, filters: DIMENSIONS, bases: BASES },
  products: { grains: DAYS_AND_MORE, breakdowns: [], filters: ['product'], bases: BASES },
  payments: { grains: DAYS_AND_MORE, breakdowns: ['paymentMethod'], filters: ['paymentMethod'], bases: ['settlement'] },
  taxes: { grains: DAYS_AND_MORE, breakdowns: ['taxRate'], filters: [], bases: BASES },
} as const satisfies Record<ReportName, Offer>;

/** A question that can be answered. The range is of local days, both ends included. `limit`: only so many rows, the first ones; totals are of all. */
export type ReportQuery = {
  readonly report: ReportName;
  readonly range: DayRange;
  readonly grain: Grain;
  readonly by: readonly Breakdown[];
  readonly filters: Filters;
  readonly basis: Basis;
  readonly metrics: readonly MetricName[];
  readonly compare?: CompareMode;
  readonly limit?: number;
};
