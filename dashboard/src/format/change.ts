import type { Cell } from '../../../src/api/reports/report.ts';
import { percentText } from './figure.ts';

export type Change = { readonly text: string; readonly way: 'up' | 'down' | 'level' };

/** A relative change as the API worked it out; undefined where there was nothing to compare with. */
export const changeOf = (cell: Cell | undefined): Change | undefined => {
  if (typeof cell !== 'number') return undefined;
  if (cell === 0) return { text: '= 0.00 %', way: 'level' };
  return cell > 0 ? { text: `▲ ${percentText(cell)}`, way: 'up' } : { text: `▼ ${percentText(-cell)}`, way: 'down' };
};

/** Whether a change is good news, bad, or none. */
export const newsOf = ({ way }: Change, lessIsBetter = false): 'good' | 'bad' | 'none' => {
  if (way === 'level') return 'none';
  return (way === 'up') === lessIsBetter ? 'bad' : 'good';
};
