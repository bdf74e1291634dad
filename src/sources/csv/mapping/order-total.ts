import type { OrderDraft } from './draft-order.ts';

type Taxed = { readonly minor: number };

const add = (amounts: readonly number[]): number => amounts.reduce((all, amount) => all + amount, 0);

const taxOf = (taxes: readonly Taxed[] | undefined): number => add((taxes ?? []).map(({ minor }) => minor));

/** What was to be paid for an order as placed, with tax and without its tip, in minor units of its currency. */
export const orderTotal = ({ lines, discounts, shipping, fees }: OrderDraft): number => {
  const goods = lines.map(({ gross, discount = 0, taxes }) => gross - discount + taxOf(taxes));
  const charges = [shipping?.charged ?? 0, taxOf(shipping?.taxes), ...(fees ?? []).map(({ minor }) => minor)];
  return add([...goods, ...charges]) - add((discounts ?? []).map(({ minor }) => minor)) - (shipping?.discount ?? 0);
};
