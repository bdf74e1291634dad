import * as z from 'zod/mini';

const KNOWN: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

/** An ISO 4217 currency code in capitals, e.g. `GBP`. */
export const CurrencyCode = z
  .string()
  .check(z.refine((code) => KNOWN.has(code), 'not an ISO 4217 currency code, e.g. GBP'))
  .brand<'CurrencyCode'>();
export type CurrencyCode = z.infer<typeof CurrencyCode>;

const digitsByCode = new Map<string, number>();

/**
 * How many decimal digits the currency's minor unit has: 2 for GBP, 0 for JPY, 3 for KWD.
 * @source ISO 4217, through ECMA-402
 */
export const minorDigits = (currency: CurrencyCode): number => {
  const known = digitsByCode.get(currency);
  if (known !== undefined) return known;
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  digitsByCode.set(currency, digits);
  return digits;
};
