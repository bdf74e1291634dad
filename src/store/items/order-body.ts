import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Line, OrderDocument } from '../../domain/order/order-document.ts';

/** The first byte of a body says which dictionary it was packed with; a new one takes the next number and keeps this. */
const DICTIONARY_NUMBER = 1;

// What order documents have in common, the most frequent last. It must never change: bodies cannot be read without it.
const DICTIONARY = Buffer.from(
  '"test":true,"deleted":true,"stage":"draft""stage":"failed""stage":"pending","tip":,"rate":"1.,"codes":["reversals":[{"id":"","at":1,"reason":"edit","reason":"refund","lines":[{"lineId":"","goods":,"shipping":,"taxes":[{"rate":"0.2","minor":"fees":[{"kind":"duty","kind":"adjustment","kind":"fee","label":"","minor":-"payments":[{"id":"","at":1,"kind":"refunded","kind":"captured","minor":,"method":"card","paypal""discounts":[{"code":"","minor":"shipping":{"charged":,"discount":,"cancelledAt":1"channel":"online_store""country":"United States""country":"Germany""country":"United Kingdom","customerKey":"1"paymentMethods":["card"],"kind":"return","currency":"EUR""currency":"USD""currency":"GBP","taxTreatment":"included","taxTreatment":"added","stage":"placed","kind":"order","placedAt":1,"lines":{"productId":[""],"title":["],"category":["],"unitCost":[,"taxes":[[{"discount":[0,0,],"quantity":[1,1,1,2,1,12,6,24],"gross":[1000,1250,995,,',
);

type Columns = { readonly count: number; readonly [name: string]: unknown };

// The lines as one list for each of their properties: names stand once and like stands beside like, which packs to a third.
const columnsOf = (lines: readonly Line[]): Columns => {
  const seen = [...new Set(lines.flatMap((line) => Object.keys(line) as (keyof Line)[]))];
  // A listed cost may come and go; last, it leaves the bytes of all else alone, and equal documents have equal ones.
  const names = [...seen.filter((name) => name !== 'listedCost'), ...seen.filter((name) => name === 'listedCost')];
  const isNumbered = lines.every((line, index) => line.id === String(index + 1));
  const columns = names.filter((name) => !(name === 'id' && isNumbered)).map((name) => [name, lines.map((line) => line[name] ?? null)]);
  return { ...Object.fromEntries(columns), count: lines.length };
};

const linesOf = ({ count, ...columns }: Columns): Line[] =>
  Array.from({ length: count }, (_, index) => {
    const own = Object.entries(columns).map(([name, values]): [string, unknown] => [name, (values as readonly unknown[])[index]]);
    return Object.fromEntries([['id', String(index + 1)], ...own.filter(([, value]) => value !== null)]) as Line;
  });

/** The bytes in which a document is kept; its source and id stand in the key. Equal documents give equal bytes of JSON, not of deflate. */
export const orderJson = ({ source: _, id: __, lines, ...rest }: OrderDocument): string =>
  JSON.stringify({ ...rest, lines: columnsOf(lines) });

export const packOrderBody = (json: string): Uint8Array => {
  const packed = deflateRawSync(json, { dictionary: DICTIONARY, windowBits: 13, memLevel: 5 });
  return Buffer.concat([Uint8Array.of(DICTIONARY_NUMBER), packed]);
};

/** Reads what `packOrderBody` wrote. Throws RangeError for a body of an unknown dictionary. */
export const unpackOrderBody = (body: Uint8Array, key: Pick<OrderDocument, 'source' | 'id'>): OrderDocument => {
  if (body[0] !== DICTIONARY_NUMBER)
    throw new RangeError(`an order packed with dictionary ${body[0]}; this version of tillbook has ${DICTIONARY_NUMBER}`);
  const json = inflateRawSync(body.subarray(1), { dictionary: DICTIONARY }).toString('utf8');
  const { lines, ...rest } = JSON.parse(json);
  return { ...key, ...rest, lines: linesOf(lines) };
};
