import { allocate } from '../money/allocate.ts';
import type { Line } from '../order/order-document.ts';

/** What of a line its discount depends on; a draft has it as well as a document. */
type Discounted = Pick<Line, 'gross' | 'discount' | 'giftCard' | 'addedAt'>;

const own = (line: Discounted): number => line.discount ?? 0;
const worth = (line: Discounted): number => Math.max(0, line.gross - own(line));
const sum = (amounts: readonly number[]): number => amounts.reduce((all, amount) => all + amount, 0);

const share = <L extends Discounted>(amount: number, takers: readonly L[]): [L, number][] => {
  const parts = allocate(amount, takers.map(worth));
  return takers.map((line, index) => [line, parts[index] ?? 0]);
};

type Order<L> = { readonly lines: readonly L[]; readonly discounts?: readonly { readonly minor: number }[] | undefined };

/**
 * Each line's whole discount in the order's currency: its own and its share of the order's, by value. Goods of the first hour take it as
 * far as they are worth it; only what is beyond that goes to gift cards and lines that an edit added later, where there are any.
 */
export const discountsByLine = <L extends Discounted>({ lines, discounts }: Order<L>): ReadonlyMap<L, number> => {
  const whole = sum((discounts ?? []).map(({ minor }) => minor));
  const isGoods = (line: L): boolean => line.giftCard === undefined && line.addedAt === undefined;
  const [goods, others] = [lines.filter(isGoods), lines.filter((line) => !isGoods(line))];
  const onOthers = goods.length === 0 ? whole : Math.min(Math.max(0, whole - sum(goods.map(worth))), sum(others.map(worth)));
  const shares = new Map([...share(whole - onOthers, goods), ...share(onOthers, others)]);
  return new Map(lines.map((line) => [line, own(line) + (shares.get(line) ?? 0)]));
};
