/** Minor units as decimal text of the major unit, exact: 5 of a currency with two digits is `0.05`. */
export const moneyText = (minor: number, digits: number): string => {
  const figures = String(Math.abs(minor)).padStart(digits + 1, '0');
  const sign = minor < 0 ? '-' : '';
  return digits === 0 ? `${sign}${figures}` : `${sign}${figures.slice(0, -digits)}.${figures.slice(-digits)}`;
};
