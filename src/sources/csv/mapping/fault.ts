import { withoutAddresses } from '../../addresses.ts';
import type { Fault } from '../source-row.ts';

const LONGEST_SHOWN = 60;
// More than is ever shown, less than would take long to look through.
const LONGEST_LOOKED_AT = 1000;

/** A cell's text for a message: bounded, without addresses. */
export const shown = (value: string): string => {
  const text = withoutAddresses(value.slice(0, LONGEST_LOOKED_AT));
  return JSON.stringify(text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}...` : text);
};

/** A cell, by its column, with what it holds. */
export type Cell = { readonly column: string; readonly text: string };

/** A fault of one cell: which column, what it holds, what to do. */
export const cellFault = (reason: string, { column, text }: Cell, remedy: string): Fault => ({
  reason,
  detail: `${column} is ${shown(text)}: ${remedy}`,
});
