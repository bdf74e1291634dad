import { type OrderRef, splitOrderRef } from '../domain/ids.ts';
import type { OrderDocument } from '../domain/order/order-document.ts';
import { orderJson, packOrderBody, unpackOrderBody } from '../store/items/order-body.ts';
import type { Item, Value } from '../store/port.ts';
import { ORDER_PREFIX } from '../store/table.ts';
import { BackupError } from './backup-error.ts';

/** A value as it stands in a line: text and numbers as they are, bytes as base64, the body of an order as its document. */
type Written = string | number | { readonly bytes: string } | { readonly order: OrderDocument };

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('base64');

const isOrderBody = (pk: string, name: string): boolean => name === 'body' && pk.startsWith(ORDER_PREFIX);

const write = ({ pk }: Item, name: string, value: Value): Written => {
  if (!(value instanceof Uint8Array)) return value;
  if (!isOrderBody(pk, name)) return { bytes: base64(value) };
  return { order: unpackOrderBody(value, splitOrderRef(pk.slice(ORDER_PREFIX.length) as OrderRef)) };
};

/** An item as a line of JSON, its attributes in their order. Throws BackupError for an order that cannot be decoded. */
export const lineOfItem = (item: Item): string => {
  try {
    const entries = Object.entries(item).map(([name, value]): [string, Written] => [name, write(item, name, value)]);
    return `${JSON.stringify(Object.fromEntries(entries))}\n`;
  } catch (cause) {
    const says = cause instanceof Error ? cause.message : String(cause);
    const remedy = 'run "tillbook audit" to see whether the folder is whole, and restore an older export if it is not';
    throw new BackupError('unreadable', `item ${item.pk} / ${item.sk} cannot be decoded (${says}); ${remedy}`, { cause });
  }
};

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;

const read = (name: string, value: unknown): Value => {
  if (typeof value === 'string' || typeof value === 'number') return value;
  if (isObject(value) && typeof value.bytes === 'string' && BASE64.test(value.bytes)) return Buffer.from(value.bytes, 'base64');
  if (isObject(value) && isObject(value.order)) return packOrderBody(orderJson(value.order as OrderDocument));
  throw new SyntaxError(`"${name}" is neither text, nor a number, nor {"bytes": base64}, nor {"order": document}`);
};

/** The item that `lineOfItem` wrote. Throws SyntaxError for a line that is none. */
export const itemOfLine = (line: string): Item => {
  const parsed: unknown = JSON.parse(line);
  if (!isObject(parsed)) throw new SyntaxError('not an object');
  const { pk, sk, ...attributes } = parsed;
  if (typeof pk !== 'string' || typeof sk !== 'string') throw new SyntaxError('"pk" or "sk" is missing');
  return { pk, sk, ...Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, read(name, value)])) };
};
