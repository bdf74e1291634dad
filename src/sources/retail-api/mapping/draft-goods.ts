import { compact } from '../../compact.ts';
import { spread, withoutTax } from '../../taxes.ts';
import type { RetailOrder } from '../contract/order.ts';
import { type Minor, sumTaxes } from './minor.ts';
import { secondOf } from './second-of.ts';

type StatedLine = RetailOrder['lines'][number];
type StatedShipping = NonNullable<RetailOrder['shipping']>;
type Stated = { readonly gross: number; readonly discount: number };

const statedLine = ({ unitPrice, quantity, discount }: StatedLine, minor: Minor): Stated => ({
  gross: minor.times(unitPrice, quantity),
  discount: minor.of(discount ?? '0'),
});

const paidOf = ({ gross, discount }: Stated): number => Math.max(0, gross - discount);

const wholeDiscount = ({ discounts }: RetailOrder, minor: Minor): number =>
  (discounts ?? []).reduce((sum, { amount }) => sum + minor.of(amount), 0);

/**
 * Lines without tax. Where prices contain it, the order's discounts are spread over the lines first, by what is paid of each, so that they
 * lose their share of tax too.
 */
export const draftLines = (order: RetailOrder, minor: Minor) => {
  const stated = order.lines.map((line) => statedLine(line, minor));
  const shares = spread(order.taxIncluded ? wholeDiscount(order, minor) : undefined, stated.map(paidOf));
  return order.lines.map((line, index) => {
    const { gross = 0, discount = 0 } = stated[index] ?? {};
    const taxes = minor.taxes(line.taxes);
    const amounts = { gross, discount: discount + (shares[index] ?? 0) };
    const bare = order.taxIncluded ? withoutTax(amounts, sumTaxes(taxes)) : amounts;
    return compact({
      id: line.id,
      productId: line.productId,
      title: line.title ?? undefined,
      category: line.category ?? undefined,
      quantity: line.quantity,
      gross: bare.gross,
      discount: bare.discount === 0 ? undefined : bare.discount,
      taxes,
      unitCost: line.unitCost == null ? undefined : minor.of(line.unitCost),
      giftCard: line.giftCard === true ? (true as const) : undefined,
      addedAt: line.addedAt == null ? undefined : secondOf(line.addedAt),
    });
  });
};

/** The order's own discounts; with taxIncluded they are in the lines already. */
export const draftDiscounts = ({ taxIncluded, discounts }: RetailOrder, minor: Minor) =>
  taxIncluded ? [] : (discounts ?? []).map(({ code, amount }) => compact({ code: code ?? undefined, minor: minor.of(amount) }));

/** Shipping without tax. */
export const draftShipping = ({ amount, discount, taxes }: StatedShipping, context: { taxIncluded: boolean; minor: Minor }) => {
  const { taxIncluded, minor } = context;
  const own = minor.taxes(taxes);
  const stated = { gross: minor.of(amount), discount: minor.of(discount ?? '0') };
  const bare = taxIncluded ? withoutTax(stated, sumTaxes(own)) : stated;
  return compact({ charged: bare.gross, discount: bare.discount === 0 ? undefined : bare.discount, taxes: own });
};
