import { compareText } from '../ids.ts';
import { type Amounts, addAmounts, isZero, reversalOf, zeroAmounts } from './amounts.ts';
import type { Movement, ProductEntry } from './posting.ts';

/** A movement under construction. */
export type Draft = { readonly amounts: Amounts; readonly taxes: Map<string, number>; readonly products: Map<string, ProductEntry> };

export const createDraft = (): Draft => ({ amounts: zeroAmounts(), taxes: new Map(), products: new Map() });

const productAmounts = (draft: Draft, productId: string, category: string): Amounts => {
  const key = `${productId}\u0000${category}`;
  const entry = draft.products.get(key) ?? { productId, category, amounts: zeroAmounts() };
  draft.products.set(key, entry);
  return entry.amounts;
};

/** Adds goods to the shop's amounts and to the product's. An order contains a product once, however many lines name it. */
export const addGoods = (
  draft: Draft,
  goods: { productId: string; category: string; amounts: Partial<Amounts>; ordered?: boolean },
): void => {
  const change = { ...zeroAmounts(), ...goods.amounts };
  addAmounts(draft.amounts, change);
  const product = addAmounts(productAmounts(draft, goods.productId, goods.category), change);
  if (goods.ordered) product.orders = 1;
};

export const addTax = (draft: Draft, rate: string, minor: number): void => {
  draft.amounts.taxes += minor;
  draft.taxes.set(rate, (draft.taxes.get(rate) ?? 0) + minor);
};

/** Adds a whole movement to a draft. */
export const addMovement = (draft: Draft, movement: Movement): void => {
  addAmounts(draft.amounts, movement.amounts);
  for (const [rate, minor] of movement.taxes) draft.taxes.set(rate, (draft.taxes.get(rate) ?? 0) + minor);
  for (const { productId, category, amounts } of movement.products) addAmounts(productAmounts(draft, productId, category), amounts);
};

const byName = (a: ProductEntry, b: ProductEntry): number => compareText(a.productId, b.productId) || compareText(a.category, b.category);

/** The finished movement, in one order whatever the order of adding; what came to nothing is left out. */
export const finish = (draft: Draft): Movement => ({
  amounts: draft.amounts,
  taxes: new Map([...draft.taxes].filter(([, minor]) => minor !== 0).sort(([a], [b]) => compareText(a, b))),
  products: [...draft.products.values()].filter(({ amounts }) => !isZero(amounts)).sort(byName),
});

export const isNothing = (movement: Movement): boolean =>
  isZero(movement.amounts) && movement.taxes.size === 0 && movement.products.length === 0;

/** The movement that leaves nothing of another but the order itself. */
export const reverseMovement = (movement: Movement): Movement => {
  const draft = createDraft();
  addAmounts(draft.amounts, reversalOf(movement.amounts));
  for (const [rate, minor] of movement.taxes) draft.taxes.set(rate, 0 - minor);
  for (const { productId, category, amounts } of movement.products)
    addAmounts(productAmounts(draft, productId, category), reversalOf(amounts));
  return finish(draft);
};
