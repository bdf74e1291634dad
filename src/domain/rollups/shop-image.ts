import { compareText } from '../ids.ts';
import { isZero } from '../ledger/amounts.ts';
import { EXCLUSION_REASONS, type ExclusionReason } from '../ledger/inclusion.ts';
import type { Packer } from '../packing/packer.ts';
import type { Unpacker } from '../packing/unpacker.ts';
import { addFigures, type Figures, packFigures, unpackFigures, zeroFigures } from './figures.ts';
import { addOrderValues, noOrderValues, type OrderValues, packOrderValues, unpackOrderValues } from './order-values.ts';
import { addPreviousOrders, noPreviousOrders, type PreviousOrders, packPreviousOrders, unpackPreviousOrders } from './previous-orders.ts';

/** Money by settlement date; both are positive. @unit minor units */
export type Settled = { readonly captured: number; readonly refunded: number };

/**
 * The shop as a whole in some span of time. `withoutKey`: orders of nobody known; `house`: orders of customers with so many that they
 * are left out of the histogram. Both are orders, but not in `previous`. `undatedReturns`: the part of the event view's returns whose date is
 * only that of the export which told of them. @unit minor units
 */
export type ShopImage = {
  readonly figures: Figures;
  readonly taxes: Map<string, number>;
  readonly payments: Map<string, Settled>;
  readonly excluded: Map<ExclusionReason, number>;
  readonly values: OrderValues;
  readonly previous: PreviousOrders;
  withoutKey: number;
  house: number;
  undatedReturns: number;
};

export const noShopImage = (): ShopImage => ({
  figures: zeroFigures(),
  taxes: new Map(),
  payments: new Map(),
  excluded: new Map(),
  values: noOrderValues(),
  previous: noPreviousOrders(),
  withoutKey: 0,
  house: 0,
  undatedReturns: 0,
});

/** True of an image in which nothing was counted: no order, no movement, no payment, nothing excluded. */
export const isEmptyShop = ({ figures, payments, excluded, values }: ShopImage): boolean =>
  isZero(figures.event) && isZero(figures.order) && payments.size === 0 && excluded.size === 0 && values.counts.size === 0;

/** Adds to one entry of a map of numbers, in place. */
export const tally = <K>(counts: Map<K, number>, key: K, more: number): void => {
  counts.set(key, (counts.get(key) ?? 0) + more);
};

export const settle = (payments: Map<string, Settled>, method: string, more: Settled): void => {
  const known = payments.get(method) ?? { captured: 0, refunded: 0 };
  payments.set(method, { captured: known.captured + more.captured, refunded: known.refunded + more.refunded });
};

/** Adds all of `more` in place; `since` as for previous orders. */
export const addShopImage = (sum: ShopImage, more: ShopImage, since?: number): void => {
  addFigures(sum.figures, more.figures);
  for (const [rate, minor] of more.taxes) tally(sum.taxes, rate, minor);
  for (const [method, settled] of more.payments) settle(sum.payments, method, settled);
  for (const [reason, orders] of more.excluded) tally(sum.excluded, reason, orders);
  addOrderValues(sum.values, more.values);
  addPreviousOrders(sum.previous, more.previous, since);
  sum.withoutKey += more.withoutKey;
  sum.house += more.house;
  sum.undatedReturns += more.undatedReturns;
};

const byKey = <V>(entries: Map<string, V>): [string, V][] => [...entries].sort(([a], [b]) => compareText(a, b));

/** Packs the part that days and months have in common. What came to nothing is left out, so that equal images give equal bytes. */
export const packShopInto = (packer: Packer, image: ShopImage): void => {
  packFigures(packer, image.figures);
  const taxes = byKey(image.taxes).filter(([, minor]) => minor !== 0);
  packer.natural(taxes.length);
  for (const [rate, minor] of taxes) {
    packer.text(rate);
    packer.int(minor);
  }
  packer.natural(image.payments.size);
  for (const [method, { captured, refunded }] of byKey(image.payments)) {
    packer.text(method);
    packer.int(captured);
    packer.int(refunded);
  }
  for (const reason of EXCLUSION_REASONS) packer.natural(image.excluded.get(reason) ?? 0);
  packOrderValues(packer, image.values);
  packPreviousOrders(packer, image.previous);
  packer.natural(image.withoutKey);
  packer.natural(image.house);
};

/** Reads the same thing so many times. */
export const times = <T>(count: number, read: () => T): T[] => Array.from({ length: count }, read);

export const unpackShopFrom = (unpacker: Unpacker): ShopImage => ({
  figures: unpackFigures(unpacker),
  taxes: new Map(times(unpacker.natural(), () => [unpacker.text(), unpacker.int()])),
  payments: new Map(times(unpacker.natural(), () => [unpacker.text(), { captured: unpacker.int(), refunded: unpacker.int() }])),
  excluded: new Map(
    EXCLUSION_REASONS.map((reason): [ExclusionReason, number] => [reason, unpacker.natural()]).filter(([, orders]) => orders > 0),
  ),
  values: unpackOrderValues(unpacker),
  previous: unpackPreviousOrders(unpacker),
  withoutKey: unpacker.natural(),
  house: unpacker.natural(),
  undatedReturns: 0,
});

/** Packs what came to shops later, behind all else: an image without it keeps the bytes that it had before, and those stay readable. */
export const packShopEnd = (packer: Packer, { undatedReturns }: ShopImage): void => {
  if (undatedReturns !== 0) packer.int(undatedReturns);
};

/** Reads what `packShopEnd` wrote into the image. */
export const unpackShopEnd = (unpacker: Unpacker, image: ShopImage): void => {
  if (!unpacker.atEnd()) image.undatedReturns = unpacker.int();
};
