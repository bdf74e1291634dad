import { orderJson } from '../store/items/order-body.ts';
import { orderHash, readOrderItem } from '../store/items/order-item.ts';
import type { Item } from '../store/port.ts';
import { ORDER_PREFIX } from '../store/table.ts';
import { itemOfLine } from './item-line.ts';
import { readLines } from './read-lines.ts';

/** A line that cannot be what was written, counted from 1. */
export type Damage = { readonly line: number; readonly fault: string };

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

// An order's item carries the hash of its document.
const orderFault = (item: Item): string | undefined => {
  if (!item.pk.startsWith(ORDER_PREFIX)) return undefined;
  const { hash, document } = readOrderItem(item);
  const found = orderHash(orderJson(document));
  return hex(found) === hex(hash) ? undefined : `the order does not match its hash: expected ${hex(hash)}, found ${hex(found)}`;
};

const faultOf = (line: string): string | undefined => {
  try {
    return orderFault(itemOfLine(line));
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};

/** The first line of a damaged file that shows the damage; undefined where each line could be right. */
export const findDamage = async (path: string): Promise<Damage | undefined> => {
  let line = 0;
  for await (const lines of readLines(path)) {
    for (const text of lines) {
      line += 1;
      const fault = faultOf(text);
      if (fault !== undefined) return { line, fault };
    }
  }
  return undefined;
};
