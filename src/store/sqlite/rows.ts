import type { SQLOutputValue } from 'node:sqlite';
import { StoreError } from '../errors.ts';
import type { Item, Key } from '../port.ts';
import { decodeBody } from './codec.ts';

/** A row as `node:sqlite` gives it. */
export type Row = Readonly<Record<string, SQLOutputValue>>;

/** What stands under a key; `item` is decoded when it is asked for. */
export type Standing = { readonly size: number; readonly item: () => Item };

const corrupt = (key: Key, cause?: unknown): StoreError<'corrupt'> => {
  const message = `the row ${JSON.stringify(key)} cannot be read; restore a copy of the file, or import the data anew into a new one`;
  return new StoreError('corrupt', message, { place: JSON.stringify(key) }, { cause });
};

function decode(key: Key, body: Uint8Array): Item {
  try {
    return decodeBody(key, body);
  } catch (error) {
    throw corrupt(key, error);
  }
}

/** Reads the columns `size` and `body`. */
export function standing(key: Key, row: Row | undefined): Standing | undefined {
  if (row === undefined) return undefined;
  const { size, body } = row;
  if (typeof size !== 'number' || !(body instanceof Uint8Array)) throw corrupt(key);
  return { size, item: () => decode(key, body) };
}

/** Reads the columns `pk` and `sk`. */
export const keyOf = ({ pk, sk }: Row): Key => ({ pk: String(pk), sk: String(sk) });
