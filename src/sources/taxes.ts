import { allocate } from '../domain/money/allocate.ts';
import type { Decimal } from '../domain/money/decimal.ts';
import { divideHalfEven } from '../domain/money/divide-half-even.ts';

export type Prices = 'without-tax' | 'with-tax';

/** Tax on an amount in minor units at a rate (0.2 for 20 %), rounded half to even. `with-tax` amounts contain it already. */
export const taxAtRate = (minor: number, rate: Decimal, prices: Prices): number => {
  const one = 10n ** BigInt(rate.scale);
  const divisor = prices === 'with-tax' ? one + rate.units : one;
  return divisor === 0n ? 0 : Number(divideHalfEven(BigInt(minor) * rate.units, divisor));
};

type Amounts = { readonly gross: number; readonly discount: number };

/**
 * The amounts without their tax: what is paid falls by the whole tax, the discount by its share of it, or by the rate where nothing was left
 * to pay.
 */
export const withoutTax = ({ gross, discount }: Amounts, tax: number, rate?: Decimal): Amounts => {
  const paid = gross - discount;
  const ofNothing = rate === undefined ? 0 : taxAtRate(discount, rate, 'with-tax');
  const ofDiscount = paid === 0 ? ofNothing : Number(divideHalfEven(BigInt(discount) * BigInt(tax), BigInt(paid)));
  return { gross: gross - tax - ofDiscount, discount: discount - ofDiscount };
};

/** An amount of the order spread over its parts in proportion to their weights. */
export const spread = (total: number | undefined, weights: readonly number[]): number[] =>
  total === undefined || weights.length === 0 ? weights.map(() => 0) : allocate(total, weights);
