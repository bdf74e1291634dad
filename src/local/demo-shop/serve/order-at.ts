import type * as z from 'zod/mini';
import type { RetailOrder } from '../../../sources/retail-api/contract/order.ts';
import type { Happening, PlannedOrder } from '../generate/planned-order.ts';
import { type Charge, chargesOf, shippingOf } from './charges.ts';
import { paymentsOf } from './payments.ts';
import { type Given, refundsOf } from './refunds.ts';

export type ServedOrder = z.input<typeof RetailOrder>;

/** Decimal text of pence, e.g. `12.50`. */
export const poundsOf = (pence: number): string => `${Math.floor(pence / 100)}.${String(pence % 100).padStart(2, '0')}`;

export const isoOf = (ms: number): string => new Date(ms).toISOString();

const taxesOf = (percent: number, pence: number) => [{ rate: String(percent / 100), amount: poundsOf(pence) }];

const addedAtOf = (happenings: readonly Happening[]): ReadonlyMap<string, number> =>
  new Map(happenings.flatMap((happening) => (happening.kind === 'added' ? [[happening.line.id, happening.atMs] as const] : [])));

const linesOf = (order: PlannedOrder, happenings: readonly Happening[]): ServedOrder['lines'] => {
  const addedAt = addedAtOf(happenings);
  return [...chargesOf(order, happenings).values()].map(({ line, tax }) => {
    const { id, product, quantity, unitPence, discountPence, percent, isGiftCard } = line;
    const addedMs = addedAt.get(id);
    return {
      id,
      productId: product.id,
      title: product.title,
      category: product.category,
      quantity,
      unitPrice: poundsOf(unitPence),
      ...(discountPence > 0 && { discount: poundsOf(discountPence) }),
      taxes: taxesOf(percent, tax),
      ...(product.costPence > 0 && { unitCost: poundsOf(product.costPence) }),
      ...(isGiftCard && { giftCard: true }),
      ...(addedMs !== undefined && { addedAt: isoOf(addedMs) }),
    };
  });
};

const shippingText = ({ gross, discount, tax }: Charge, percent: number): NonNullable<ServedOrder['shipping']> => ({
  amount: poundsOf(gross),
  ...(discount > 0 && { discount: poundsOf(discount) }),
  taxes: taxesOf(percent, tax),
});

const refundText = (refund: Given, index: number, order: PlannedOrder): NonNullable<ServedOrder['refunds']>[number] => {
  const percentById = new Map([...chargesOf(order, order.happenings)].map(([id, { line }]) => [id, line.percent]));
  const { atMs, reason, lines, untied, shipping } = refund;
  return {
    id: `r${index + 1}`,
    at: isoOf(atMs),
    reason,
    lines: lines.map(({ lineId, quantity, paid, tax }) => ({
      lineId,
      quantity,
      amount: poundsOf(paid),
      taxes: taxesOf(percentById.get(lineId) ?? 0, tax),
    })),
    ...(untied > 0 && { amount: poundsOf(untied) }),
    ...(shipping !== undefined && { shipping: shippingText(shipping, order.shippingPercent) }),
  };
};

const STATUS_OF: Partial<Record<Happening['kind'], ServedOrder['status']>> = {
  placed: 'placed',
  pending: 'pending',
  failed: 'failed',
  confirmed: 'placed',
  cancelled: 'cancelled',
};

const statusOf = (happenings: readonly Happening[]): ServedOrder['status'] =>
  happenings.reduce<ServedOrder['status']>((status, { kind }) => STATUS_OF[kind] ?? status, 'placed');

const sometimes = (order: PlannedOrder, happenings: readonly Happening[]): Partial<ServedOrder> => {
  const { isTest, code, orderDiscountPence, wrappingPence, tipPence } = order;
  const cancelled = happenings.find(({ kind }) => kind === 'cancelled');
  return {
    ...(isTest && { test: true }),
    ...(happenings.some(({ kind }) => kind === 'deleted') && { deleted: true }),
    ...(cancelled !== undefined && { cancelledAt: isoOf(cancelled.atMs) }),
    ...(code !== null && { discountCodes: [code] }),
    ...(orderDiscountPence > 0 && { discounts: [{ code, amount: poundsOf(orderDiscountPence) }] }),
    ...(wrappingPence > 0 && { fees: [{ kind: 'fee' as const, label: 'gift wrapping', amount: poundsOf(wrappingPence) }] }),
    ...(tipPence > 0 && { tip: poundsOf(tipPence) }),
  };
};

/** The order as the shop shows it when these of its happenings can be seen; the first must be among them. */
export const orderAfter = (order: PlannedOrder, happenings: readonly Happening[]): ServedOrder => {
  const { id, buyer, country, channel, method, taxIncluded } = order;
  return {
    id,
    updatedAt: isoOf(happenings.at(-1)?.atMs ?? 0),
    placedAt: isoOf(happenings[0]?.atMs ?? 0),
    currency: 'GBP',
    taxIncluded,
    status: statusOf(happenings),
    customer: buyer === null ? null : { id: buyer.accountId, email: buyer.email },
    country,
    channel,
    paymentMethods: [method],
    lines: linesOf(order, happenings),
    shipping: shippingText(shippingOf(order), order.shippingPercent),
    payments: paymentsOf(order, happenings).map(({ atMs, kind, pence }, index) => ({
      id: `p${index + 1}`,
      at: isoOf(atMs),
      kind,
      amount: poundsOf(pence),
      method,
    })),
    refunds: refundsOf(order, happenings).map((refund, index) => refundText(refund, index, order)),
    ...sometimes(order, happenings),
  };
};
