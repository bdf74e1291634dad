import { compact } from '../../compact.ts';
import type { RetailOrder } from '../contract/order.ts';
import { draftShipping } from './draft-goods.ts';
import { type Minor, sumTaxes } from './minor.ts';
import { secondOf } from './second-of.ts';

type StatedRefund = NonNullable<RetailOrder['refunds']>[number];
type StatedFees = RetailOrder['fees'];
type Context = { readonly taxIncluded: boolean; readonly minor: Minor };

export const draftFees = (fees: StatedFees, minor: Minor) =>
  (fees ?? []).map(({ kind, label, amount }) => compact({ kind, label: label ?? undefined, minor: minor.of(amount) }));

const draftReturned = (line: NonNullable<StatedRefund['lines']>[number], { taxIncluded, minor }: Context) => {
  const taxes = minor.taxes(line.taxes);
  const goods = minor.of(line.amount) - (taxIncluded ? sumTaxes(taxes) : 0);
  return compact({ lineId: line.lineId, quantity: line.quantity, goods, taxes });
};

/** A reversal without tax, its taxes together: those of shipping and of what is tied to no line. */
export const draftRefund = (refund: StatedRefund, context: Context) => {
  const { taxIncluded, minor } = context;
  const untiedTaxes = minor.taxes(refund.taxes);
  const shipping = refund.shipping == null ? undefined : draftShipping(refund.shipping, context);
  return compact({
    id: refund.id,
    at: secondOf(refund.at),
    reason: refund.reason,
    lines: (refund.lines ?? []).map((line) => draftReturned(line, context)),
    goods: refund.amount == null ? undefined : minor.of(refund.amount) - (taxIncluded ? sumTaxes(untiedTaxes) : 0),
    shipping: shipping === undefined ? undefined : shipping.charged - (shipping.discount ?? 0),
    taxes: [...untiedTaxes, ...(shipping?.taxes ?? [])],
    fees: draftFees(refund.fees, minor),
    tip: refund.tip == null ? undefined : minor.of(refund.tip),
  });
};
