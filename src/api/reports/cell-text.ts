import { moneyText } from '../../domain/money/money-text.ts';
import type { Cell, Column, Meta } from './report.ts';

/** A cell as text, '' for null; the same text in every format that is not JSON. */
export const cellText = (cell: Cell | undefined, { unit }: Column, { digits }: Pick<Meta, 'digits'>): string => {
  if (cell === null || cell === undefined) return '';
  return unit === 'money' && typeof cell === 'number' ? moneyText(cell, digits) : String(cell);
};
