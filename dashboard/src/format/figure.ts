import type { Cell, Column, Meta } from '../../../src/api/reports/report.ts';

/** Stands where there is no figure; its reason is in the proof. */
export const NOTHING = '–';

type Money = Pick<Meta, 'currency' | 'digits'>;

const grouped = (whole: string): string => whole.replace(/\B(?=(\d{3})+$)/g, ',');

/** Minor units as text of the major unit, exact; floats are never used. */
export const moneyText = (minor: number, { currency, digits }: Money): string => {
  const figures = String(Math.abs(minor)).padStart(digits + 1, '0');
  const whole = grouped(digits === 0 ? figures : figures.slice(0, -digits));
  const fraction = digits === 0 ? '' : `.${figures.slice(-digits)}`;
  const symbol = new Intl.NumberFormat('en', { style: 'currency', currency, currencyDisplay: 'narrowSymbol' })
    .formatToParts(0)
    .find(({ type }) => type === 'currency')?.value;
  return `${minor < 0 ? '−' : ''}${symbol ?? currency}${whole}${fraction}`;
};

/** A share of 1, to four digits, as per cent with two: exact, since every fourth digit is shown. */
export const percentText = (share: number): string => {
  const parts = Math.round(share * 10_000);
  const figures = String(Math.abs(parts)).padStart(3, '0');
  return `${parts < 0 ? '−' : ''}${grouped(figures.slice(0, -2))}.${figures.slice(-2)} %`;
};

/** A whole number as text. */
const countText = (count: number): string => `${count < 0 ? '−' : ''}${grouped(String(Math.abs(count)))}`;

/** A figure as the page shows it. */
export const figureText = (cell: Cell | undefined, unit: Column['unit'], money: Money): string => {
  if (cell === null || cell === undefined) return NOTHING;
  if (typeof cell === 'string') return cell;
  if (unit === 'money') return moneyText(cell, money);
  return unit === 'ratio' ? percentText(cell) : countText(cell);
};
