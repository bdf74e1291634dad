import { type CurrencyCode, minorDigits } from './currency.ts';
import type { Decimal } from './decimal.ts';
import { divideHalfEven } from './divide-half-even.ts';

/** An exchange rate: shop units for one unit of the original currency, frozen when the order was placed. */
export type Exchange = { readonly from: CurrencyCode; readonly to: CurrencyCode; readonly rate: Decimal };

/** Minor units of the original currency in minor units of the shop's, rounded half to even. Throws RangeError beyond 2^53 - 1. */
export const convertMinor = (minor: number, { from, to, rate }: Exchange): number => {
  const up = 10n ** BigInt(minorDigits(to));
  const down = 10n ** BigInt(minorDigits(from) + rate.scale);
  const converted = Number(divideHalfEven(BigInt(minor) * rate.units * up, down));
  if (!Number.isSafeInteger(converted)) throw new RangeError(`${minor} ${from} does not fit an exact integer in ${to}; check the rate`);
  return converted;
};
