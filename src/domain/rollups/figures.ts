import { type Amounts, addAmounts, packAmounts, packDifference, unpackAmounts, zeroAmounts } from '../ledger/amounts.ts';
import type { Packer } from '../packing/packer.ts';
import type { Unpacker } from '../packing/unpacker.ts';

/** The same sales seen both ways: `event`, everything on its own date; `order`, everything on the date of its order. */
export type Figures = { readonly event: Amounts; readonly order: Amounts };

export type Basis = keyof Figures;

export const zeroFigures = (): Figures => ({ event: zeroAmounts(), order: zeroAmounts() });

/** Adds all of `more` in place. */
export const addFigures = (sum: Figures, more: Figures): void => {
  addAmounts(sum.event, more.event);
  addAmounts(sum.order, more.order);
};

// On most days the two views are the same, and their difference packs to one byte.
export const packFigures = (packer: Packer, { event, order }: Figures): void => {
  packAmounts(packer, event);
  packDifference(packer, order, event);
};

export const unpackFigures = (unpacker: Unpacker): Figures => {
  const event = unpackAmounts(unpacker);
  return { event, order: addAmounts(unpackAmounts(unpacker), event) };
};
