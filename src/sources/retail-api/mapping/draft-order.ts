import type * as z from 'zod/mini';
import type { SourceName } from '../../../domain/ids.ts';
import type { OrderDocument } from '../../../domain/order/order-document.ts';
import { compact } from '../../compact.ts';
import type { GuestKey } from '../../guest-key.ts';
import type { RetailOrder } from '../contract/order.ts';
import { customerKeyOf } from './customer-key.ts';
import { draftDiscounts, draftLines, draftShipping } from './draft-goods.ts';
import { draftFees, draftRefund } from './draft-refund.ts';
import { type Minor, minorOf } from './minor.ts';
import { secondOf } from './second-of.ts';

export type OrderDraft = z.input<typeof OrderDocument>;

const draftPayments = ({ payments }: RetailOrder, minor: Minor) =>
  (payments ?? []).map(({ id, at, kind, amount, method }) =>
    compact({ id, at: secondOf(at), kind, minor: minor.of(amount), method: method ?? undefined }),
  );

// A cancelled order is a placed one that was given back on a day of its own.
const stageOf = ({ status }: RetailOrder): OrderDraft['stage'] => (status === 'cancelled' ? 'placed' : status);

const flag = (is: boolean | null | undefined): true | undefined => (is === true ? true : undefined);

/** Everything that the order states, without tax, as a document that is still to be checked. */
export const draftOrder = (order: RetailOrder, context: { readonly source: SourceName; readonly guestKey: GuestKey }): OrderDraft => {
  const { currency, taxIncluded } = order;
  const minor = minorOf(currency);
  const draft = compact({
    source: context.source,
    id: order.id,
    kind: 'order' as const,
    placedAt: secondOf(order.placedAt),
    currency,
    taxTreatment: taxIncluded ? ('included' as const) : ('added' as const),
    stage: stageOf(order),
    test: flag(order.test),
    deleted: flag(order.deleted),
    cancelledAt: order.cancelledAt == null ? undefined : secondOf(order.cancelledAt),
    customerKey: customerKeyOf(order, context.guestKey),
    country: order.country ?? undefined,
    channel: order.channel ?? undefined,
    paymentMethods: order.paymentMethods ?? undefined,
    codes: order.discountCodes ?? undefined,
    discounts: draftDiscounts(order, minor),
    shipping: order.shipping == null ? undefined : draftShipping(order.shipping, { taxIncluded, minor }),
    fees: draftFees(order.fees, minor),
    tip: order.tip == null ? undefined : minor.of(order.tip),
    payments: draftPayments(order, minor),
    reversals: (order.refunds ?? []).map((refund) => draftRefund(refund, { taxIncluded, minor })),
  });
  return { ...draft, lines: draftLines(order, minor) };
};
