import { formatDecimal } from '../../../domain/money/decimal.ts';
import type { Tax } from '../../../domain/order/order-document.ts';
import { type Prices, spread, taxAtRate, withoutTax } from '../../taxes.ts';
import { paidOf, type RawLine } from './raw-line.ts';

/** A line whose amounts are without tax, its tax beside them. */
export type SettledLine = { readonly raw: RawLine; readonly gross: number; readonly discount: number; readonly taxes: Tax[] };

/** What an order states once, in the document's sign. */
export type OrderAmounts = {
  readonly shipping: number | undefined;
  readonly discount: number | undefined;
  readonly tax: number | undefined;
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

const settleLine = (raw: RawLine, share: number, prices: Prices): SettledLine => {
  const { gross, discount, tax, taxRate } = raw;
  const own = tax ?? (taxRate === undefined ? undefined : taxAtRate(gross - discount, taxRate, prices));
  const minor = (own ?? 0) + share;
  const amounts = prices === 'with-tax' ? withoutTax(raw, minor) : { gross, discount };
  return { raw, ...amounts, taxes: asTaxes(minor, taxRate === undefined ? undefined : formatDecimal(taxRate)) };
};

/**
 * Brings lines and shipping to amounts without tax. The order's tax is spread over what is paid of lines and shipping; where prices contain
 * tax, the order's discount is spread over the lines first, so that it loses its share of tax too.
 */
export const settle = (rawLines: readonly RawLine[], order: OrderAmounts, prices: Prices): Settled => {
  const intoLines = prices === 'with-tax' && rawLines.length > 0;
  const reductions = spread(intoLines ? order.discount : undefined, rawLines.map(paidOf));
  const lines = rawLines.map((line, index) => ({ ...line, discount: line.discount + (reductions[index] ?? 0) }));
  const taxable = [...lines.map(paidOf), ...(order.shipping === undefined ? [] : [Math.max(0, order.shipping)])];
  const shares = spread(order.tax, taxable);
  const ofShipping = order.shipping === undefined ? 0 : (shares.at(-1) ?? 0);
  return {
    lines: lines.map((line, index) => settleLine(line, shares[index] ?? 0, prices)),
    discount: intoLines ? undefined : order.discount,
    shipping:
      order.shipping === undefined
        ? undefined
        : { charged: order.shipping - (prices === 'with-tax' ? ofShipping : 0), taxes: asTaxes(ofShipping) },
  };
};
