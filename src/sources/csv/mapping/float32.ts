import { type Decimal, parseDecimal } from '../../../domain/money/decimal.ts';

/** So many digits tell any two floats of 32 bits apart, and so few every decimal text survives. */
const DIGITS_AT_MOST = 9;
const DIGITS_THAT_SURVIVE = 6;

const digitsOf = ({ units }: Decimal): number => (units < 0n ? -units : units).toString().length;

/** The shortest decimal that is the same float: of `0.150000006`, 0.15. */
const shortest = (float: number): Decimal | undefined => {
  for (let digits = 1; digits <= DIGITS_AT_MOST; digits += 1) {
    const text = float.toExponential(digits - 1);
    if (Math.fround(Number(text)) !== float) continue;
    const [mantissa = '', exponent = '0'] = text.split('e');
    const units = BigInt(mantissa.replace('.', ''));
    const scale = digits - 1 - Number(exponent);
    return scale < 0 ? { units: units * 10n ** BigInt(-scale), scale: 0 } : { units, scale };
  }
  return undefined;
};

/**
 * Plain decimal text that a float of 32 bits was written as, with nine digits or, widened to 64 bits, with more. Text that is no float's is
 * not read: taking it for one would change its number.
 */
export const readFloat32 = (text: string): Decimal | undefined => {
  const stated = parseDecimal(text);
  if (stated === undefined || digitsOf(stated) <= DIGITS_THAT_SURVIVE) return stated;
  const float = Math.fround(Number(text));
  const isFloat = digitsOf(stated) <= DIGITS_AT_MOST || float === Number(text);
  return isFloat ? shortest(float) : undefined;
};
