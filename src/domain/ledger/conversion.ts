import { convertMinor, type Exchange } from '../money/convert.ts';

/**
 * A figure of an order, such as its `goods`, and the part of it that changes: a line, a tax rate, a kind of fee. Part '' of `goods` is what
 * the source did not tie to a line.
 */
export type Figure = { readonly of: string; readonly part: string };

/**
 * Converts the changes of one order's figures into the shop's currency, so that when the changes of a figure sum to 0, as a whole or in one
 * of its parts, so do the converted ones, whatever was rounded between.
 */
export type Conversion = (figure: Figure, minor: number) => number;

type Total = { stated: number; converted: number };

const totalAt = (totals: Map<string, Total>, name: string): Total => {
  const known = totals.get(name);
  if (known !== undefined) return known;
  const total = { stated: 0, converted: 0 };
  totals.set(name, total);
  return total;
};

export const createConversion = (exchange: Exchange | undefined): Conversion => {
  if (exchange === undefined) return (_, minor) => minor;
  const totals = new Map<string, Total>();
  // What is converted is the part's running total. Untied goods take back a share of every line, so theirs is what the whole leaves to them.
  const changeOf = ({ of, part }: Figure, whole: Total, own: Total): number => {
    if (whole.stated === 0) return 0 - whole.converted;
    if (of === 'goods' && part === '' && own.stated !== 0) return convertMinor(whole.stated, exchange) - whole.converted;
    return convertMinor(own.stated, exchange) - own.converted;
  };
  return (figure, minor) => {
    const whole = totalAt(totals, figure.of);
    const own = totalAt(totals, `${figure.of} ${figure.part}`);
    whole.stated += minor;
    own.stated += minor;
    const change = changeOf(figure, whole, own);
    whole.converted += change;
    own.converted += change;
    return change;
  };
};
