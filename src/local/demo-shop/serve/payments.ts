import type { Happening, PlannedOrder } from '../generate/planned-order.ts';
import { chargesOf, shippingOf } from './charges.ts';
import { type Given, refundsOf } from './refunds.ts';

export type Settled = { readonly atMs: number; readonly kind: 'captured' | 'refunded'; readonly pence: number };

type Sum = { readonly paid: number; readonly tax: number };

const due = ({ paid, tax }: Sum, { taxIncluded }: PlannedOrder): number => (taxIncluded ? paid : paid + tax);

const totalOf = (order: PlannedOrder): number => {
  const goods = [...chargesOf(order, []).values()].reduce((sum, charge) => sum + due(charge, order), 0);
  return goods + due(shippingOf(order), order) + order.wrappingPence + order.tipPence;
};

const givenSum = ({ lines, untied, shipping }: Given, order: PlannedOrder): number =>
  lines.reduce((sum, line) => sum + due(line, order), untied) + (shipping === undefined ? 0 : due(shipping, order));

/** The money that moved: captured once, and again for what an edit added; given back with each refund. Cancelled orders were never captured. */
export const paymentsOf = (order: PlannedOrder, happenings: readonly Happening[]): Settled[] => {
  const captured = happenings.filter(({ kind }) => kind === 'captured');
  if (captured.length === 0) return [];
  const charges = chargesOf(order, happenings);
  const payments = captured.map(({ atMs }): Settled => ({ atMs, kind: 'captured', pence: totalOf(order) }));
  for (const happening of happenings) {
    const charge = happening.kind === 'added' ? charges.get(happening.line.id) : undefined;
    if (charge !== undefined) payments.push({ atMs: happening.atMs, kind: 'captured', pence: due(charge, order) });
  }
  const given = refundsOf(order, happenings).map(
    (refund): Settled => ({ atMs: refund.atMs, kind: 'refunded', pence: givenSum(refund, order) }),
  );
  return [...payments, ...given].sort((a, b) => a.atMs - b.atMs);
};
