import { CurrencyCode } from '../../../domain/money/currency.ts';
import type { Decimal } from '../../../domain/money/decimal.ts';
import type { NumberReader } from './notation.ts';

const MARK_BEFORE = /^([-−(+]?\s*)([^\d\s.,+−()-][^\d+−()-]*?)(\s*[-−+]?\s*[.,]?\d)/;
const MARK_AFTER = /(\d[.,]?)\s*([^\d\s.,+−()-][^\d+−()-]*?)(\s*[-−)]?)$/;

/** An amount and the sign or code of a currency that stands before or behind it; undefined when none does, or both. */
export const splitMark = (text: string): { readonly number: string; readonly mark: string } | undefined => {
  const before = MARK_BEFORE.exec(text)?.[2];
  const after = MARK_AFTER.exec(text)?.[2];
  if ((before === undefined) === (after === undefined)) return undefined;
  const number = before === undefined ? text.replace(MARK_AFTER, '$1$3') : text.replace(MARK_BEFORE, '$1$3');
  return { number: number.replaceAll(/(^|[-−(])\s+/g, '$1').trim(), mark: (before ?? after ?? '').trim() };
};

/** The number in a text, whatever currency's mark stands beside it. */
export const numberIn = (text: string, number: NumberReader): Decimal | undefined => number(text) ?? number(splitMark(text)?.number ?? '');

/** True of a mark that means some currency: a sign, or a code. */
export const isCurrencyMark = (mark: string): boolean => /\p{Sc}/u.test(mark) || CurrencyCode.safeParse(mark).success;

const marksByCode = new Map<string, ReadonlySet<string>>();

const symbolOf = (currency: CurrencyCode, currencyDisplay: 'symbol' | 'narrowSymbol'): string =>
  new Intl.NumberFormat('en', { style: 'currency', currency, currencyDisplay }).formatToParts(0).find(({ type }) => type === 'currency')
    ?.value ?? currency;

/** What may stand beside an amount of the currency: its code and its signs, e.g. `CAD`, `CA$` and `$`. */
export const marksOf = (currency: CurrencyCode): ReadonlySet<string> => {
  const known = marksByCode.get(currency);
  if (known !== undefined) return known;
  const marks = new Set([
    currency,
    symbolOf(currency, 'symbol'),
    symbolOf(currency, 'narrowSymbol'),
    ...(currency === 'USD' ? ['US$'] : []),
  ]);
  marksByCode.set(currency, marks);
  return marks;
};
