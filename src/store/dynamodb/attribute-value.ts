import { StoreError } from '../errors.ts';
import type { Attributes, Item, Key, Value } from '../port.ts';

/** A value as this program writes it: text, a number in digits, or bytes. */
export type AttributeValue =
  | { S: string; N?: never; B?: never }
  | { N: string; S?: never; B?: never }
  | { B: Uint8Array; S?: never; N?: never };

export type AttributeMap = Record<string, AttributeValue>;

/** A value as it comes back. Of the further kinds that the service knows, this program writes none. */
export type StoredValue = { readonly S?: string | undefined; readonly N?: string | undefined; readonly B?: Uint8Array | undefined };

export type StoredMap = Record<string, StoredValue>;

export function toAttributeValue(value: Value): AttributeValue {
  if (typeof value === 'string') return { S: value };
  return typeof value === 'number' ? { N: String(value) } : { B: value };
}

export const toAttributeMap = (attributes: Attributes): AttributeMap =>
  Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, toAttributeValue(value)]));

export const toKey = ({ pk, sk }: Key): AttributeMap => ({ pk: { S: pk }, sk: { S: sk } });

function fromAttributeValue(name: string, stored: StoredValue): Value {
  if (stored.S !== undefined) return stored.S;
  if (stored.B !== undefined) return stored.B;
  const number = Number(stored.N);
  if (Number.isSafeInteger(number)) return number;
  const message = `the attribute ${name} holds ${JSON.stringify(stored)}, neither text, bytes nor an integer up to 2^53 - 1; who else writes here?`;
  throw new StoreError('corrupt', message, { place: name });
}

/** The item that the service answered. Throws for values that this program never writes, rather than round them. */
export function fromAttributeMap(map: StoredMap): Item {
  const item: Record<string, Value> & { pk: string; sk: string } = fromKey(map);
  for (const [name, stored] of Object.entries(map)) item[name] = fromAttributeValue(name, stored);
  return item;
}

export function fromKey({ pk, sk }: StoredMap): { pk: string; sk: string } {
  if (pk?.S !== undefined && sk?.S !== undefined) return { pk: pk.S, sk: sk.S };
  throw new StoreError('corrupt', 'an item came back without the keys pk and sk; is this our table?', { place: 'pk, sk' });
}
