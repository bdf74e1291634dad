import { type CurrencyCode, minorDigits } from '../../../domain/money/currency.ts';
import { type Decimal, multiplyDecimals, parseDecimal, roundDecimal } from '../../../domain/money/decimal.ts';
import type { Tax } from '../../../domain/order/order-document.ts';

/** Turns what an order states into minor units of its currency, rounded once, half to even. */
export type Minor = {
  readonly of: (text: string) => number;
  readonly times: (text: string, quantity: number) => number;
  readonly taxes: (stated: readonly StatedTax[] | null | undefined) => Tax[];
};

type StatedTax = { readonly rate?: string | null | undefined; readonly amount: string };

// Text that the contract has checked is a number; one beyond 2^53 is left to the document's own bound, which refuses it.
const exact = (text: string): Decimal => parseDecimal(text) ?? { units: BigInt(Number.MAX_SAFE_INTEGER), scale: 0 };

export const minorOf = (currency: CurrencyCode): Minor => {
  const digits = minorDigits(currency);
  const round = (value: Decimal): number => roundDecimal(value, digits) ?? Number.MAX_SAFE_INTEGER;
  const of = (text: string): number => round(exact(text));
  return {
    of,
    times: (text, quantity) => round(multiplyDecimals(exact(text), { units: BigInt(quantity), scale: 0 })),
    taxes: (stated) => (stated ?? []).map(({ rate, amount }) => ({ ...(rate != null && { rate }), minor: of(amount) })),
  };
};

export const sumTaxes = (taxes: readonly Tax[]): number => taxes.reduce((sum, { minor }) => sum + minor, 0);
