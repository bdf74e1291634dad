import { createHash } from 'node:crypto';
import type { OrderDocument } from '../domain/order/order-document.ts';
import { orderJson } from '../store/items/order-body.ts';
import { itemOfLine } from './item-line.ts';
import { readLines } from './read-lines.ts';

/** A line that cannot be what was written, counted from 1. */
export type Damage = { readonly line: number; readonly fault: string };

// An order's item carries the beginning of the checksum of its document.
const orderFault = (line: string): string | undefined => {
  const { hash, body } = JSON.parse(line) as { hash?: { bytes: string }; body?: { order?: OrderDocument } };
  if (hash === undefined || body?.order === undefined) return undefined;
  const stated = Buffer.from(hash.bytes, 'base64');
  const found = createHash('sha256').update(orderJson(body.order)).digest().subarray(0, stated.length);
  return found.equals(stated)
    ? undefined
    : `the order does not match its hash: expected ${stated.toString('hex')}, found ${found.toString('hex')}`;
};

const faultOf = (line: string): string | undefined => {
  try {
    itemOfLine(line);
    return orderFault(line);
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
