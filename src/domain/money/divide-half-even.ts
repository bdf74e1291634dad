const absolute = (value: bigint): bigint => (value < 0n ? -value : value);

/** The quotient rounded to the nearest integer, ties to the even one (ISO 80000-1, rule A). Throws RangeError when the divisor is 0. */
export const divideHalfEven = (dividend: bigint, divisor: bigint): bigint => {
  const quotient = dividend / divisor;
  const twice = absolute(dividend % divisor) * 2n;
  const size = absolute(divisor);
  if (twice < size || (twice === size && quotient % 2n === 0n)) return quotient;
  return dividend < 0n === divisor < 0n ? quotient + 1n : quotient - 1n;
};
