import type { Happening, PlannedLine, PlannedOrder } from '../generate/planned-order.ts';

/** What a line or the shipping comes to, in pence. `discount`: its own and its share of the order's. `paid` is with tax where prices are. */
export type Charge = { readonly gross: number; readonly discount: number; readonly paid: number; readonly tax: number };

const taxOf = (paid: number, percent: number, taxIncluded: boolean): number =>
  Math.round((paid * percent) / (taxIncluded ? 100 + percent : 100));

export const chargeOf = (gross: number, discount: number, rate: { percent: number; taxIncluded: boolean }): Charge => {
  const paid = gross - discount;
  return { gross, discount, paid, tax: taxOf(paid, rate.percent, rate.taxIncluded) };
};

/** The order's discount by line: in proportion, what is left over on the last. */
const sharesOf = ({ lines, orderDiscountPence }: PlannedOrder): number[] => {
  const whole = lines.reduce((sum, { unitPence, quantity }) => sum + unitPence * quantity, 0);
  let rest = orderDiscountPence;
  return lines.map(({ unitPence, quantity }, index) => {
    const share = index === lines.length - 1 ? rest : Math.floor((orderDiscountPence * unitPence * quantity) / Math.max(1, whole));
    rest -= share;
    return share;
  });
};

/** What each line comes to, those added later included. */
export const chargesOf = (
  order: PlannedOrder,
  happenings: readonly Happening[],
): ReadonlyMap<string, Charge & { readonly line: PlannedLine }> => {
  const shares = sharesOf(order);
  const added = happenings.flatMap((happening) => (happening.kind === 'added' ? [happening.line] : []));
  const charged = [...order.lines, ...added].map((line, index) => {
    const { id, unitPence, quantity, discountPence, percent } = line;
    const discount = discountPence + (shares[index] ?? 0);
    return [id, { line, ...chargeOf(unitPence * quantity, discount, { percent, taxIncluded: order.taxIncluded }) }] as const;
  });
  return new Map(charged);
};

export const shippingOf = ({ shippingPence, shippingDiscountPence, shippingPercent, taxIncluded }: PlannedOrder): Charge =>
  chargeOf(shippingPence, shippingDiscountPence, { percent: shippingPercent, taxIncluded });
