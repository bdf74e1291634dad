import type { Happening, PlannedOrder } from '../generate/planned-order.ts';
import { type Charge, chargesOf, shippingOf } from './charges.ts';

export type GivenLine = { readonly lineId: string; readonly quantity: number; readonly paid: number; readonly tax: number };

/** One refund as the shop settles it, in pence. */
export type Given = {
  readonly atMs: number;
  readonly reason: 'refund' | 'edit';
  readonly lines: readonly GivenLine[];
  readonly untied: number;
  readonly shipping: Charge | undefined;
};

type Taken = { quantity: number; paid: number; tax: number };

// The last piece takes what rounding has left, so that a line given back whole leaves nothing.
const giveBack = (charge: Charge & { line: { quantity: number } }, taken: Taken, quantity: number): Omit<GivenLine, 'lineId'> => {
  const upTo = taken.quantity + quantity;
  const paid = Math.round((charge.paid * upTo) / charge.line.quantity) - taken.paid;
  const tax = Math.round((charge.tax * upTo) / charge.line.quantity) - taken.tax;
  taken.quantity = upTo;
  taken.paid += paid;
  taken.tax += tax;
  return { quantity, paid, tax };
};

/** Every refund among the happenings, each with what it gave back. */
export const refundsOf = (order: PlannedOrder, happenings: readonly Happening[]): Given[] => {
  const charges = chargesOf(order, happenings);
  const takenById = new Map<string, Taken>();
  return happenings.flatMap((happening) => {
    if (happening.kind !== 'refunded') return [];
    const { atMs, reason, returned, untiedPence, withShipping } = happening;
    const lines = returned.flatMap(({ lineId, quantity }): GivenLine[] => {
      const charge = charges.get(lineId);
      const taken = takenById.get(lineId) ?? { quantity: 0, paid: 0, tax: 0 };
      takenById.set(lineId, taken);
      return charge === undefined ? [] : [{ lineId, ...giveBack(charge, taken, quantity) }];
    });
    return [{ atMs, reason, lines, untied: untiedPence, shipping: withShipping ? shippingOf(order) : undefined }];
  });
};
