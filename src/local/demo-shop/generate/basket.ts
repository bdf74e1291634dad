import type { Random } from '../random.ts';
import type { Campaign } from './calendar.ts';
import { GIFT_CARD, type Product } from './catalogue.ts';
import type { Country, PlannedLine } from './planned-order.ts';
import { priceOf } from './popularity.ts';

/** @source the rates of the United Kingdom, Ireland and Germany for food and for all else, in per cent */
export const VAT: Readonly<Record<Country, Readonly<Record<Product['vat'], number>>>> = {
  GB: { standard: 20, reduced: 0 },
  IE: { standard: 23, reduced: 0 },
  DE: { standard: 19, reduced: 7 },
};

export type DayContext = {
  readonly popularity: readonly (readonly [Product, number])[];
  readonly campaign: Campaign | undefined;
  readonly sinceOpening: number;
};

const WIDTHS: readonly (readonly [number, number])[] = [
  [1, 44],
  [2, 27],
  [3, 15],
  [4, 8],
  [6, 6],
];

const QUANTITIES: readonly (readonly [number, number])[] = [
  [1, 78],
  [2, 15],
  [3, 4],
  [4, 3],
];

const pickProducts = ({ popularity }: DayContext, random: Random): Product[] => {
  const width = random.weighted(WIDTHS);
  return [...new Set(Array.from({ length: width }, () => random.weighted(popularity)))];
};

/** A basket as private buyers fill it, with tax in its prices and `percent` taken off each line. */
export const privateBasket = (day: DayContext, buyer: { country: Country; percent: number }, random: Random): PlannedLine[] => {
  const lines = pickProducts(day, random).map((product, index): PlannedLine => {
    const quantity = random.weighted(QUANTITIES);
    const unitPence = priceOf(product, day.sinceOpening);
    const discountPence = Math.round((unitPence * quantity * buyer.percent) / 100);
    return {
      id: String(index + 1),
      product,
      quantity,
      unitPence,
      discountPence,
      percent: VAT[buyer.country][product.vat],
      isGiftCard: false,
    };
  });
  if (!random.chance(0.012)) return lines;
  const card = { id: 'card', product: GIFT_CARD, quantity: 1, unitPence: 2500, discountPence: 0, percent: 0, isGiftCard: true };
  return [...lines, card];
};

/** A case of a few things for a café: lower prices, without tax. */
export const tradeBasket = (day: DayContext, random: Random): PlannedLine[] =>
  pickProducts(day, random).map((product, index) => ({
    id: String(index + 1),
    product,
    quantity: random.between(2, 6) * 3,
    unitPence: Math.round(priceOf(product, day.sinceOpening) * 0.55),
    discountPence: 0,
    percent: VAT.GB[product.vat],
    isGiftCard: false,
  }));
