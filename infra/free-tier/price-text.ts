import { ALLOWANCES, type AllowanceId } from './allowances.ts';

const oneOf = (unit: string): string => `${/^([aeio]|hour)/.test(unit) ? 'an' : 'a'} ${unit}`;

const MULTIPLES = [
  { of: 1, says: oneOf },
  { of: 1000, says: (unit: string) => `a thousand ${unit}s` },
  { of: 1_000_000, says: (unit: string) => `a million ${unit}s` },
] as const;

const CENT = 0.01;

const digits = (usd: number): string => usd.toLocaleString('en', { minimumFractionDigits: 2, maximumFractionDigits: 4 });

/** What the first units beyond an allowance cost, e.g. `$0.20 a million requests`. */
export const priceText = (id: AllowanceId): string => {
  const { usd, unit, source } = ALLOWANCES[id];
  if (usd === undefined) return `is charged, see ${source}`;
  const { of, says } = MULTIPLES.find((multiple) => usd * multiple.of >= CENT) ?? MULTIPLES[2];
  return `$${digits(usd * of)} ${says(unit)}`;
};
