import type * as z from 'zod/mini';
import { addDays, epochOfDay } from '../../../domain/time/day.ts';
import { localDay, startOfDay } from '../../../domain/time/zone.ts';
import type { RetailCustomer } from '../../../sources/retail-api/contract/customer.ts';
import type { RetailProduct } from '../../../sources/retail-api/contract/product.ts';
import { CATALOGUE, GIFT_CARD, type Product } from '../generate/catalogue.ts';
import { pricedSince, priceOf } from '../generate/popularity.ts';
import type { Timeline } from '../generate/timeline.ts';
import { isoOf, poundsOf } from './order-at.ts';

type Listed<T> = { readonly ms: number; readonly record: T };

const productAt = (product: Product, { plan }: Timeline, sinceOpening: number): Listed<z.input<typeof RetailProduct>> => {
  const ms = startOfDay(plan.zone, addDays(plan.opened, pricedSince(product, sinceOpening))) * 1000;
  const { id, title, category, costPence } = product;
  return {
    ms,
    record: { id, updatedAt: isoOf(ms), title, category, price: poundsOf(priceOf(product, sinceOpening)), cost: poundsOf(costPence) },
  };
};

/** What is on sale, each product since its launch or its last change of price. */
export const productsAt = (timeline: Timeline, nowMs: number): Listed<z.input<typeof RetailProduct>>[] => {
  const { zone, opened } = timeline.plan;
  const sinceOpening = epochOfDay(localDay(zone, Math.floor(nowMs / 1000))) - epochOfDay(opened);
  return [...CATALOGUE, GIFT_CARD]
    .filter(({ launched }) => launched <= sinceOpening)
    .map((product) => productAt(product, timeline, sinceOpening));
};

/** The accounts that stand. Guests have none. */
export const customersAt = (timeline: Timeline, nowMs: number): Listed<z.input<typeof RetailCustomer>>[] => {
  timeline.liveUntil(nowMs);
  return timeline.buyers.flatMap(({ accountId, createdMs, country }) =>
    accountId === null || createdMs > nowMs
      ? []
      : [{ ms: createdMs, record: { id: accountId, createdAt: isoOf(createdMs), updatedAt: isoOf(createdMs), country } }],
  );
};
