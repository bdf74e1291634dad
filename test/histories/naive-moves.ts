import type { Line, OrderDocument } from '../../src/domain/order/order-document.ts';

/** Figures by name; what is 0 may be there or not. */
export type Sums = { [name: string]: number };

export type NaiveGoods = { readonly productId: string; readonly category: string; readonly sums: Sums };

/** One change of the sales figures, worked out from the document without the ledger's own code. */
export type NaiveMove = {
  readonly at: number;
  readonly kind: 'sale' | 'return' | 'later';
  readonly undated?: boolean;
  readonly sums: Sums;
  readonly taxes: Sums;
  readonly goods: readonly NaiveGoods[];
};

export const addTo = (sums: Sums, name: string, more: number): void => {
  sums[name] = (sums[name] ?? 0) + more;
};

export const addAll = (sums: Sums, more: Readonly<Sums>): void => {
  for (const [name, value] of Object.entries(more)) addTo(sums, name, value);
};

const divideRounded = (dividend: number, divisor: number): number => {
  const quotient = Math.floor(dividend / divisor);
  const twice = 2 * (dividend - quotient * divisor);
  return quotient + (twice > divisor || (twice === divisor && Math.abs(quotient % 2) === 1) ? 1 : 0);
};

const discountsOf = ({ lines, discounts = [] }: OrderDocument): number[] => {
  const total = discounts.reduce((sum, { minor }) => sum + minor, 0);
  const plain = lines.filter((line) => !line.giftCard && line.addedAt === undefined);
  const sharing = plain.length > 0 ? plain : lines;
  const weightOf = (line: Line): number => (sharing.includes(line) ? Math.max(0, line.gross - (line.discount ?? 0)) : 0);
  const all = lines.reduce((sum, line) => sum + weightOf(line), 0);
  let before = 0;
  return lines.map((line) => {
    const after = before + weightOf(line);
    const share = all > 0 ? divideRounded(total * after, all) - divideRounded(total * before, all) : line === sharing[0] ? total : 0;
    before = after;
    return (line.discount ?? 0) + share;
  });
};

type Draft = { readonly sums: Sums; readonly taxes: Sums; readonly goods: NaiveGoods[] };

const emptyDraft = (): Draft => ({ sums: {}, taxes: {}, goods: [] });

const tax = (draft: Draft, taxes: readonly { rate?: string | undefined; minor: number }[] | undefined, sign: number): void => {
  for (const { rate = '', minor } of taxes ?? []) {
    addTo(draft.sums, 'taxes', sign * minor);
    addTo(draft.taxes, rate, sign * minor);
  }
};

const fee = (draft: Draft, fees: OrderDocument['fees'], sign: number): void => {
  for (const { kind, minor } of fees ?? []) {
    addTo(draft.sums, 'fees', sign * minor);
    if (kind === 'duty') addTo(draft.sums, 'duties', sign * minor);
  }
};

/** Listed costs of the oracle's shops are in pounds, to a tenth of a penny. */
const costOf = ({ unitCost, totalCost, listedCost, quantity }: Line, pieces: number): number | undefined => {
  if (unitCost !== undefined) return unitCost * pieces;
  if (listedCost !== undefined) return divideRounded(Math.round(Number(listedCost) * 1000) * pieces, 10);
  return totalCost === undefined ? undefined : divideRounded(totalCost * pieces, quantity);
};

const moveGoods = (draft: Draft, line: Pick<Line, 'productId' | 'category'> | undefined, sums: Sums): void => {
  addAll(draft.sums, sums);
  draft.goods.push({ productId: line?.productId ?? '', category: line?.category ?? '', sums });
};

const sell = (draft: Draft, line: Line, discount: number): void => {
  const net = line.gross - discount;
  tax(draft, line.taxes, 1);
  if (line.giftCard) return addTo(draft.sums, 'giftCards', net);
  const cost = costOf(line, line.quantity);
  const costs = cost === undefined ? {} : { cost, netWithCost: net };
  moveGoods(draft, line, { grossSales: line.gross, unitsSold: line.quantity, discounts: discount, ...costs });
};

type Given = { readonly quantity: number; readonly goods: number };

/** `left`: pieces that had not been given back before. */
const takeBack = (draft: Draft, line: Line | undefined, given: Given & { readonly left: number }): void => {
  if (line?.giftCard) return addTo(draft.sums, 'giftCards', -given.goods);
  const [before, after] = [line && costOf(line, given.left), line && costOf(line, given.left - given.quantity)];
  const costs = before === undefined || after === undefined ? {} : { cost: after - before, netWithCost: -given.goods };
  moveGoods(draft, line, { returns: given.goods, unitsReturned: given.quantity, ...costs });
};

const saleMove = (document: OrderDocument, discounts: readonly number[]): NaiveMove => {
  const draft = emptyDraft();
  const { lines, shipping, tip, fees, placedAt } = document;
  for (const [index, line] of lines.entries()) if (line.addedAt === undefined) sell(draft, line, discounts[index] ?? 0);
  addAll(draft.sums, { orders: 1, orderValue: (draft.sums.grossSales ?? 0) - (draft.sums.discounts ?? 0), tips: tip ?? 0 });
  addTo(draft.sums, 'shipping', (shipping?.charged ?? 0) - (shipping?.discount ?? 0));
  tax(draft, shipping?.taxes, 1);
  fee(draft, fees, 1);
  return { at: placedAt, kind: 'sale', ...draft };
};

const returnMove = (document: OrderDocument, discounts: readonly number[]): NaiveMove => {
  const draft = emptyDraft();
  const { lines, shipping, tip, fees, placedAt } = document;
  for (const [index, line] of lines.entries()) {
    takeBack(draft, line, { quantity: line.quantity, goods: line.gross - (discounts[index] ?? 0), left: 0 });
    tax(draft, line.taxes, -1);
  }
  addAll(draft.sums, { shipping: (shipping?.discount ?? 0) - (shipping?.charged ?? 0), tips: -(tip ?? 0) });
  tax(draft, shipping?.taxes, -1);
  fee(draft, fees, -1);
  return { at: placedAt, kind: 'return', ...draft };
};

const additionMoves = ({ lines }: OrderDocument, discounts: readonly number[]): NaiveMove[] =>
  lines.flatMap((line, index): NaiveMove[] => {
    if (line.addedAt === undefined) return [];
    const draft = emptyDraft();
    sell(draft, line, discounts[index] ?? 0);
    return [{ at: line.addedAt, kind: 'later', ...draft }];
  });

const reversalMoves = ({ lines, reversals = [] }: OrderDocument): NaiveMove[] => {
  const left = new Map(lines.map(({ id, quantity }) => [id, quantity]));
  const inTime = [...reversals].sort((a, b) => a.at - b.at);
  return inTime.map((reversal) => {
    const draft = emptyDraft();
    for (const returned of reversal.lines ?? []) {
      const line = lines.find(({ id }) => id === returned.lineId);
      const pieces = left.get(returned.lineId) ?? 0;
      takeBack(draft, line, { ...returned, left: pieces });
      left.set(returned.lineId, pieces - returned.quantity);
      tax(draft, returned.taxes, -1);
    }
    if (reversal.goods !== undefined) takeBack(draft, undefined, { quantity: 0, goods: reversal.goods, left: 0 });
    addAll(draft.sums, { shipping: -(reversal.shipping ?? 0), tips: -(reversal.tip ?? 0) });
    tax(draft, reversal.taxes, -1);
    fee(draft, reversal.fees, -1);
    return { at: reversal.at, kind: 'later', undated: reversal.undated === true, ...draft };
  });
};

const GIVEN_BACK = ['cost', 'netWithCost', 'shipping', 'taxes', 'fees', 'duties', 'tips', 'giftCards'];

const reversed = (sums: Readonly<Sums>): Sums => {
  const back: Sums = {
    returns: (sums.grossSales ?? 0) - (sums.discounts ?? 0) - (sums.returns ?? 0),
    unitsReturned: (sums.unitsSold ?? 0) - (sums.unitsReturned ?? 0),
  };
  for (const name of GIVEN_BACK) back[name] = -(sums[name] ?? 0);
  return back;
};

const cancellationMove = (moves: readonly NaiveMove[], at: number): NaiveMove => {
  const [sums, taxes]: [Sums, Sums] = [{}, {}];
  const goods = new Map<string, NaiveGoods>();
  for (const move of moves) {
    addAll(sums, move.sums);
    addAll(taxes, move.taxes);
    for (const { productId, category, sums: own } of move.goods) {
      const name = JSON.stringify([productId, category]);
      const known = goods.get(name) ?? { productId, category, sums: {} };
      goods.set(name, known);
      addAll(known.sums, own);
    }
  }
  return {
    at,
    kind: 'later',
    sums: reversed(sums),
    taxes: Object.fromEntries(Object.entries(taxes).map(([rate, minor]) => [rate, -minor])),
    goods: [...goods.values()].map((some) => ({ ...some, sums: reversed(some.sums) })),
  };
};

/** Why the order does not count, or undefined. A deleted order is as if it had never been. */
export const naiveExclusion = (document: OrderDocument): 'deleted' | 'test' | 'no-rate' | undefined =>
  document.deleted ? 'deleted' : document.test ? 'test' : document.currency === 'GBP' ? undefined : 'no-rate';

export const naiveMoves = (document: OrderDocument): NaiveMove[] => {
  if (naiveExclusion(document) !== undefined) return [];
  const discounts = discountsOf(document);
  if (document.kind === 'return') return [returnMove(document, discounts)];
  const moves = [saleMove(document, discounts), ...additionMoves(document, discounts), ...reversalMoves(document)];
  return document.cancelledAt === undefined ? moves : [...moves, cancellationMove(moves, document.cancelledAt)];
};
