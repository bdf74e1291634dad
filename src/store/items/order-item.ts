import { createHash } from 'node:crypto';
import { type OrderRef, orderRef, splitOrderRef } from '../../domain/ids.ts';
import { packTouched, type Touched, unpackTouched } from '../../domain/ledger/touched.ts';
import type { OrderDocument } from '../../domain/order/order-document.ts';
import type { Version } from '../../domain/version.ts';
import type { Item } from '../port.ts';
import { ORDER_PREFIX, orderKey } from '../table.ts';
import { orderJson, packOrderBody, unpackOrderBody } from './order-body.ts';
import { readBytes } from './read-attribute.ts';

const HASH_BYTES = 12;

/** The order's document as stored: `hash` tells whether two versions say the same. */
export type StoredOrder = {
  readonly ref: OrderRef;
  readonly document: OrderDocument;
  readonly version: Version;
  readonly hash: Uint8Array;
  readonly touched: Touched;
};

/** `json` is the document's, for whoever has it already. */
export type OrderStamp = { readonly version: Version; readonly touched: Touched; readonly json?: string };

/** Two versions that say the same have the same; `json` is the document's. */
export const orderHash = (json: string): Uint8Array => createHash('sha256').update(json).digest().subarray(0, HASH_BYTES);

/** `placedAt` stands beside the body in plain text for whoever reads the table by eye. */
export const orderItem = (document: OrderDocument, { version, touched, json = orderJson(document) }: OrderStamp): Item => {
  return {
    ...orderKey(orderRef(document.source, document.id)),
    v: version,
    hash: orderHash(json),
    touched: packTouched(touched),
    placedAt: new Date(document.placedAt * 1000).toISOString(),
    body: packOrderBody(json),
  };
};

export const readOrderItem = (item: Item): StoredOrder => {
  const ref = item.pk.slice(ORDER_PREFIX.length) as OrderRef;
  return {
    ref,
    document: unpackOrderBody(readBytes(item, 'body'), splitOrderRef(ref)),
    version: readBytes(item, 'v') as Version,
    hash: readBytes(item, 'hash'),
    touched: unpackTouched(readBytes(item, 'touched')),
  };
};
