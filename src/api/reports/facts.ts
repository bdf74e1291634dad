import { newCustomers } from '../../domain/metrics/new-customers.ts';
import { type Figures, zeroFigures } from '../../domain/rollups/figures.ts';
import type { Median } from '../../domain/rollups/order-values.ts';
import { noPreviousOrders } from '../../domain/rollups/previous-orders.ts';
import type { Settled } from '../../domain/rollups/shop-image.ts';
import type { Day } from '../../domain/time/day.ts';
import type { SpanImage } from './span-image.ts';

/** What only the whole shop knows of its customers; `previous` says what it must only for the span that begins on `from`. */
export type ShopCustomers = Pick<SpanImage, 'from' | 'previous' | 'withoutKey' | 'house'>;

/** All that the cells of a row are worked out from. What is absent is not kept for such a row. */
export type Facts = {
  readonly figures: Figures;
  readonly median?: Median | undefined;
  readonly newCustomers?: number;
  readonly customers?: ShopCustomers;
  readonly payments?: ReadonlyMap<string, Settled> | undefined;
  readonly taxes?: ReadonlyMap<string, number> | undefined;
};

export const factsOfShop = (image: SpanImage): Facts => ({
  figures: image.figures,
  median: image.median,
  newCustomers: newCustomers(image.previous),
  customers: image,
  payments: image.payments,
  taxes: image.taxes,
});

/** What is known of a row in which nothing happened. */
export const noFacts = (from: Day): Facts => ({
  figures: zeroFigures(),
  newCustomers: 0,
  customers: { from, previous: noPreviousOrders(), withoutKey: 0, house: 0 },
  payments: new Map(),
});
