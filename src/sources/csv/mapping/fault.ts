import type { Fault } from '../source-row.ts';

const LONGEST_SHOWN = 60;
const ADDRESSES = /\S+@\S+\.\S+/g;

export const looksLikeAddress = (text: string): boolean => /\S@\S+\.\S/.test(text);

/** Text without anything that looks like an e-mail address: cells slip into wrong columns. */
export const withoutAddresses = (text: string): string => text.replace(ADDRESSES, '(e-mail)');

const shown = (value: string): string => {
  const text = withoutAddresses(value);
  return JSON.stringify(text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}...` : text);
};

/** A cell, by its column, with what it holds. */
export type Cell = { readonly column: string; readonly text: string };

/** A fault of one cell: which column, what it holds, what to do. */
export const cellFault = (reason: string, { column, text }: Cell, remedy: string): Fault => ({
  reason,
  detail: `${column} is ${shown(text)}: ${remedy}`,
});
