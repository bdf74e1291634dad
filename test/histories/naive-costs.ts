import type { Line, OrderDocument } from '../../src/domain/order/order-document.ts';
import type { Item } from '../../src/store/port.ts';
import { naiveDay } from './naive-images.ts';

type Entry = { readonly from: string; readonly unitCost: string };

/** The document with the costs of a list as it lies in the table, by effective date, worked out without the program's own code. */
export const naiveListed = (document: OrderDocument, items: readonly Item[], zone: string): OrderDocument => {
  const listOf = (productId: string): Entry[] => {
    const item = items.find(({ pk, sk }) => pk === 'COSTS' && sk === `${document.source}#${productId}`);
    return item === undefined ? [] : JSON.parse(String(item.costs));
  };
  const listed = (line: Line): Line => {
    if (line.unitCost !== undefined || line.totalCost !== undefined || line.giftCard) return line;
    const day = naiveDay(zone, line.addedAt ?? document.placedAt);
    const [latest] = listOf(line.productId)
      .filter(({ from }) => from === '' || from <= day)
      .sort((a, b) => (a.from < b.from ? 1 : -1));
    return latest === undefined ? line : { ...line, listedCost: latest.unitCost };
  };
  return { ...document, lines: document.lines.map(listed) };
};
