import type { Packer } from '../packing/packer.ts';
import type { Unpacker } from '../packing/unpacker.ts';

/**
 * The additive figures of the sales ledger, in the order in which they are packed: the first seven are those of an order line. Every
 * metric is a sum of them or a ratio of two sums. Money is in minor units of the shop's currency.
 *
 * - `grossSales`, `unitsSold`, `discounts`: goods sold, without tax, before discounts; pieces; what discounts took off them
 * - `returns`, `unitsReturned`: goods taken back, net of their discount, without tax; pieces
 * - `cost`: unit cost at the sale × units kept, where recorded; `netWithCost`: the net sales of which the cost is recorded
 * - `orders`: orders placed; in a product's figures the orders that contained it when they were placed
 * - `orderValue`: goods net of discount as ordered, whatever is edited or sent back later
 * - `shipping`, `taxes`, `fees`, `tips`, `giftCards`: charged less given back; `fees` includes `duties`; gift cards sold are a liability
 */
export const AMOUNT_NAMES = [
  'grossSales',
  'unitsSold',
  'discounts',
  'returns',
  'unitsReturned',
  'cost',
  'netWithCost',
  'orders',
  'orderValue',
  'shipping',
  'taxes',
  'fees',
  'duties',
  'tips',
  'giftCards',
] as const;

export type AmountName = (typeof AMOUNT_NAMES)[number];
export type Amounts = Record<AmountName, number>;

/** A fresh record of zeros, the neutral element of adding. */
export const zeroAmounts = (): Amounts => ({
  grossSales: 0,
  unitsSold: 0,
  discounts: 0,
  returns: 0,
  unitsReturned: 0,
  cost: 0,
  netWithCost: 0,
  orders: 0,
  orderValue: 0,
  shipping: 0,
  taxes: 0,
  fees: 0,
  duties: 0,
  tips: 0,
  giftCards: 0,
});

/**
 * Adds `more` to `sum` in place, since folds add millions; `sum` is always the caller's own. Written out, because a loop over the names
 * takes five times as long; a test holds it against `AMOUNT_NAMES`.
 */
export const addAmounts = (sum: Amounts, more: Readonly<Amounts>): Amounts => {
  sum.grossSales += more.grossSales;
  sum.unitsSold += more.unitsSold;
  sum.discounts += more.discounts;
  sum.returns += more.returns;
  sum.unitsReturned += more.unitsReturned;
  sum.cost += more.cost;
  sum.netWithCost += more.netWithCost;
  sum.orders += more.orders;
  sum.orderValue += more.orderValue;
  sum.shipping += more.shipping;
  sum.taxes += more.taxes;
  sum.fees += more.fees;
  sum.duties += more.duties;
  sum.tips += more.tips;
  sum.giftCards += more.giftCards;
  return sum;
};

export const sumAmounts = (all: Iterable<Readonly<Amounts>>): Amounts => {
  const sum = zeroAmounts();
  for (const amounts of all) addAmounts(sum, amounts);
  return sum;
};

export const subtractAmounts = (from: Readonly<Amounts>, less: Readonly<Amounts>): Amounts => {
  const difference = zeroAmounts();
  for (const name of AMOUNT_NAMES) difference[name] = from[name] - less[name];
  return difference;
};

export const isZero = (amounts: Readonly<Amounts>): boolean => AMOUNT_NAMES.every((name) => amounts[name] === 0);

/** What must be added to leave nothing: goods come back as returns, all else is given back. Orders placed stay placed. */
export const reversalOf = (amounts: Readonly<Amounts>): Amounts => ({
  ...zeroAmounts(),
  returns: amounts.grossSales - amounts.discounts - amounts.returns,
  unitsReturned: amounts.unitsSold - amounts.unitsReturned,
  cost: 0 - amounts.cost,
  netWithCost: 0 - amounts.netWithCost,
  shipping: 0 - amounts.shipping,
  taxes: 0 - amounts.taxes,
  fees: 0 - amounts.fees,
  duties: 0 - amounts.duties,
  tips: 0 - amounts.tips,
  giftCards: 0 - amounts.giftCards,
});

// In the order of `AMOUNT_NAMES`; written out for the same reason as `addAmounts`.
const valuesOf = (amounts: Readonly<Amounts>): number[] => [
  amounts.grossSales,
  amounts.unitsSold,
  amounts.discounts,
  amounts.returns,
  amounts.unitsReturned,
  amounts.cost,
  amounts.netWithCost,
  amounts.orders,
  amounts.orderValue,
  amounts.shipping,
  amounts.taxes,
  amounts.fees,
  amounts.duties,
  amounts.tips,
  amounts.giftCards,
];

const packValues = (packer: Packer, values: readonly number[]): void => {
  let mask = 0;
  for (let index = 0; index < values.length; index += 1) if (values[index] !== 0) mask += 2 ** index;
  packer.natural(mask);
  for (const value of values) if (value !== 0) packer.int(value);
};

/** A mask of the figures that are not 0, then those figures. */
export const packAmounts = (packer: Packer, amounts: Readonly<Amounts>): void => packValues(packer, valuesOf(amounts));

/** Packs what must be added to `less` to give `from`. */
export const packDifference = (packer: Packer, from: Readonly<Amounts>, less: Readonly<Amounts>): void => {
  const values = valuesOf(from);
  const taken = valuesOf(less);
  for (let index = 0; index < values.length; index += 1) values[index] = (values[index] ?? 0) - (taken[index] ?? 0);
  packValues(packer, values);
};

export const unpackAmounts = (unpacker: Unpacker): Amounts => {
  const amounts = zeroAmounts();
  let mask = unpacker.natural();
  for (let index = 0; mask > 0; index += 1, mask >>= 1) {
    const name = AMOUNT_NAMES[index];
    if (name === undefined) throw new RangeError(`packed amounts name a figure number ${index} that this version does not know`);
    if (mask % 2 === 1) amounts[name] = unpacker.int();
  }
  return amounts;
};
