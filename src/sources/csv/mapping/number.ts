import { type Decimal, parseDecimal } from '../../../domain/money/decimal.ts';

const KNOWN_AT_MOST = 20_000;

// Longer text is rarely met twice, and a slice of the file that lies in a cache would keep the whole chunk in memory.
const LONGEST_KNOWN = 12;

const known = new Map<string, Decimal>();

/** `parseDecimal`, with a memory: a shop has few prices and fewer quantities. */
export const parseNumber = (text: string): Decimal | undefined => {
  if (text.length > LONGEST_KNOWN) return parseDecimal(text);
  const before = known.get(text);
  if (before !== undefined) return before;
  const number = parseDecimal(text);
  if (known.size >= KNOWN_AT_MOST) known.clear();
  if (number !== undefined) known.set(text, number);
  return number;
};

const unitsAt = ({ units, scale }: Decimal, wanted: number): bigint => (scale === wanted ? units : units * 10n ** BigInt(wanted - scale));

export const addDecimals = (a: Decimal, b: Decimal): Decimal => {
  const scale = Math.max(a.scale, b.scale);
  return { units: unitsAt(a, scale) + unitsAt(b, scale), scale };
};

/** Below 0 when `a` is less than `b`, 0 when they are equal, above 0 when it is more. */
export const compareDecimals = (a: Decimal, b: Decimal): number => Number(addDecimals(a, { ...b, units: -b.units }).units);
