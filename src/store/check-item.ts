import { checkLength, checkText, invalid } from './check-text.ts';
import { itemBytes } from './item-bytes.ts';
import { MAX_ITEM_BYTES, MAX_NAME_BYTES, MAX_PK_BYTES, MAX_SET_ATTRIBUTES, MAX_SK_BYTES } from './limits.ts';
import type { Attributes, Item, Key, Value } from './port.ts';

const KEPT: ReadonlySet<string> = new Set(['pk', 'sk', 'rev']);

export function checkKey({ pk, sk }: Key): void {
  checkLength('pk', pk, MAX_PK_BYTES);
  checkLength('sk', sk, MAX_SK_BYTES);
}

export function checkValue(subject: string, value: Value): void {
  if (typeof value === 'string') checkText(subject, value);
  else if (!Number.isSafeInteger(value) && !(value instanceof Uint8Array))
    throw invalid(subject, `${subject} is ${String(value)}; only text, bytes and integers up to 2^53 - 1 can be stored`);
}

function checkAttribute(name: string, value: Value): void {
  checkLength('an attribute name', name, MAX_NAME_BYTES);
  // Assigning it would set the prototype of an object instead.
  if (name === '__proto__') throw invalid(name, 'an attribute cannot be called __proto__; rename it');
  checkValue(name, value);
}

/** Throws when the whole item is larger than may be stored, else returns its size. */
export function checkSize(item: Item): number {
  const bytes = itemBytes(item);
  if (bytes <= MAX_ITEM_BYTES) return bytes;
  const { pk, sk } = item;
  throw invalid('item', `the item ${JSON.stringify({ pk, sk })} has ${bytes} bytes, ${MAX_ITEM_BYTES} at most; split or compress it`);
}

/** Throws when the item cannot be stored, else returns its size. */
export function checkItem(item: Item): number {
  checkKey(item);
  for (const [name, value] of Object.entries(item)) checkAttribute(name, value);
  return checkSize(item);
}

/** Throws when the attributes cannot be set in one step. */
export function checkAttributes(set: Attributes): void {
  const attributes = Object.entries(set);
  if (attributes.length > MAX_SET_ATTRIBUTES)
    throw invalid('set', `${attributes.length} attributes set at once, ${MAX_SET_ATTRIBUTES} at most; put the whole item instead`);
  for (const [name, value] of attributes) {
    if (KEPT.has(name)) throw invalid(name, `${name} cannot be set: the key stays and rev counts by itself; leave it out`);
    checkAttribute(name, value);
  }
}
