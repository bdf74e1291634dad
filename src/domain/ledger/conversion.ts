import { convertMinor, type Exchange } from '../money/convert.ts';

/**
 * Converts the changes of one order's figures into the shop's currency. Each figure is named; what is converted is its running total, so
 * that when the changes of a figure sum to 0, so do the converted ones, whatever was rounded between.
 */
export type Conversion = (figure: string, minor: number) => number;

export const createConversion = (exchange: Exchange | undefined): Conversion => {
  if (exchange === undefined) return (_, minor) => minor;
  const totals = new Map<string, number>();
  return (figure, minor) => {
    const before = totals.get(figure) ?? 0;
    totals.set(figure, before + minor);
    return convertMinor(before + minor, exchange) - convertMinor(before, exchange);
  };
};
