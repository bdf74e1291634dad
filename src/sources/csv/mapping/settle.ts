import { type Decimal, formatDecimal } from '../../../domain/money/decimal.ts';
import type { Tax } from '../../../domain/order/order-document.ts';
import { type Prices, spread, taxAtRate, withoutTax } from '../../taxes.ts';
import { paidOf, type RawLine } from './raw-line.ts';

/** A line whose amounts are without tax, its tax beside them. */
export type SettledLine = { readonly raw: RawLine; readonly gross: number; readonly discount: number; readonly taxes: Tax[] };

/** What an order states once, in the document's sign; `tax` is that of goods and shipping together. */
export type OrderAmounts = {
  readonly shipping?: number | undefined;
  /** The tax of shipping, where it is stated apart. */
  readonly shippingTaxes?: readonly Tax[];
  readonly discount?: number | undefined;
  readonly tax?: number | undefined;
};

export type Settled = {
  readonly lines: readonly SettledLine[];
  readonly discount: number | undefined;
  readonly shipping: { readonly charged: number; readonly taxes: Tax[] } | undefined;
};

const asTaxes = (minor: number, rate?: string): Tax[] => {
  if (rate !== undefined) return [{ rate, minor }];
  return minor === 0 ? [] : [{ minor }];
};

/** The tax that something states, or that its rate makes of it. */
export const taxesOf = (
  minor: number,
  { tax, rate }: { readonly tax: number | undefined; readonly rate: Decimal | undefined },
  prices: Prices,
): Tax[] => {
  if (tax === undefined && rate === undefined) return [];
  const own = tax ?? (rate === undefined ? 0 : taxAtRate(minor, rate, prices));
  return asTaxes(own, rate === undefined ? undefined : formatDecimal(rate));
};

const sumOf = (taxes: readonly Tax[]): number => taxes.reduce((sum, { minor }) => sum + minor, 0);

/** What an order gives or takes of a line: its share of the order's tax, and of the order's discount. */
type Shares = { readonly tax: number; readonly reduction: number };

const settleLine = (raw: RawLine, shares: Shares, prices: Prices): SettledLine => {
  const { gross, discount, tax, taxRate: rate } = raw;
  const minor = sumOf(taxesOf(gross - discount - shares.reduction, { tax, rate }, prices)) + shares.tax;
  const reduced = { gross, discount: discount + shares.reduction };
  const amounts = prices === 'with-tax' ? withoutTax(reduced, minor, rate) : { gross, discount };
  return { raw, ...amounts, taxes: asTaxes(minor, rate === undefined ? undefined : formatDecimal(rate)) };
};

/** The shipping without its tax: that which is stated apart, else its share of the order's. */
const settleShipping = ({ shipping, shippingTaxes = [] }: OrderAmounts, share: number, prices: Prices): Settled['shipping'] => {
  if (shipping === undefined) return undefined;
  const taxes = shippingTaxes.length > 0 ? shippingTaxes : asTaxes(share);
  return { charged: shipping - (prices === 'with-tax' ? sumOf(taxes) : 0), taxes: [...taxes] };
};

/**
 * Brings lines and shipping to amounts without tax. The order's discount lessens what each line's rate is of. The order's tax, less that of
 * shipping where it is stated apart, is spread over what is paid of lines and shipping. Where prices contain tax, the order's discount is
 * spread over the lines, so that it loses its share of tax too.
 */
export const settle = (rawLines: readonly RawLine[], order: OrderAmounts, prices: Prices): Settled => {
  const { shipping, shippingTaxes = [], discount, tax } = order;
  const reductions = spread(discount, rawLines.map(paidOf));
  const paid = rawLines.map((line, index) => Math.max(0, line.gross - line.discount - (reductions[index] ?? 0)));
  const isShippingTaxed = shipping === undefined || shippingTaxes.length > 0;
  const ofGoods = tax === undefined ? undefined : tax - sumOf(shippingTaxes);
  const shares = spread(ofGoods, isShippingTaxed ? paid : [...paid, Math.max(0, shipping)]);
  const intoLines = prices === 'with-tax' && rawLines.length > 0;
  return {
    lines: rawLines.map((line, index) => settleLine(line, { tax: shares[index] ?? 0, reduction: reductions[index] ?? 0 }, prices)),
    discount: intoLines ? undefined : discount,
    shipping: settleShipping(order, isShippingTaxed ? 0 : (shares.at(-1) ?? 0), prices),
  };
};
