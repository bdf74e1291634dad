import { divideHalfEven } from './divide-half-even.ts';

/** An exact decimal number: `units` / 10^`scale`. */
export type Decimal = { readonly units: bigint; readonly scale: number };

const PLAIN = /^([+-]?)(\d*)(?:\.(\d*))?$/;

/** More digits than any honest amount has; beyond it the text is taken for garbage. */
const MAX_DIGITS = 30;

/**
 * Reads plain decimal text (`-12.50`, `.5`, `7`); undefined for anything else, exponents and thousands separators included.
 * Negative zero reads as zero.
 */
export const parseDecimal = (text: string): Decimal | undefined => {
  const match = PLAIN.exec(text);
  if (match === null) return undefined;
  const [, sign = '', whole = '', fraction = ''] = match;
  const digits = whole + fraction;
  if (digits === '' || digits.length > MAX_DIGITS) return undefined;
  const units = BigInt(digits);
  return { units: sign === '-' ? -units : units, scale: fraction.length };
};

/** Plain decimal text without needless zeros: `2.5` for 2.50, `0` for 0.00. */
export const formatDecimal = ({ units, scale }: Decimal): string => {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  const fraction = digits.slice(digits.length - scale).replace(/0+$/, '');
  return `${units < 0n ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
};

export const multiplyDecimals = (a: Decimal, b: Decimal): Decimal => ({ units: a.units * b.units, scale: a.scale + b.scale });

/** The number with `scale` decimal digits, as an integer of that unit, rounded half to even. Undefined beyond 2^53 - 1. */
export const roundDecimal = (value: Decimal, scale: number): number | undefined => {
  const units =
    value.scale <= scale
      ? value.units * 10n ** BigInt(scale - value.scale)
      : divideHalfEven(value.units, 10n ** BigInt(value.scale - scale));
  const rounded = Number(units);
  return Number.isSafeInteger(rounded) ? rounded : undefined;
};
