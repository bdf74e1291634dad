import { createHash } from 'node:crypto';
import { packPosting } from '../../domain/ledger/pack-posting.ts';
import { bookingOf } from '../../domain/ledger/postings-of-order.ts';
import { type Day, epochOfDay } from '../../domain/time/day.ts';
import { readOrderItem } from '../../store/items/order-item.ts';
import { holdsPosting } from '../../store/items/posting-item.ts';
import { readBytes } from '../../store/items/read-attribute.ts';
import type { Item } from '../../store/port.ts';
import { LEDGER_PREFIX, ORDER_PREFIX } from '../../store/table.ts';
import type { Shop } from '../effects.ts';

const SECONDS_A_DAY = 86_400;
const HASH_BYTES = 6;
const MODULUS = 2 ** 48;

/** What one side says of a UTC day: how many postings there are, and the sum of their hashes modulo 2^48. */
type Sum = { readonly count: number; readonly hash: number };

/** Both sides by UTC day: what the documents ask for, and what the ledger holds. */
export type AuditSums = { readonly documents: Map<string, Sum>; readonly postings: Map<string, Sum> };

export const noAuditSums = (): AuditSums => ({ documents: new Map(), postings: new Map() });

const hashOf = (ref: string, body: Uint8Array): number =>
  createHash('sha256').update(ref).update('\n').update(body).digest().readUIntBE(0, HASH_BYTES);

const addTo = (sums: Map<string, Sum>, day: string, hash: number): void => {
  const known = sums.get(day) ?? { count: 0, hash: 0 };
  sums.set(day, { count: known.count + 1, hash: (known.hash + hash) % MODULUS });
};

const addDocument = ({ documents }: AuditSums, item: Item, shop: Shop): void => {
  const { ref, document } = readOrderItem(item);
  for (const [day, posting] of bookingOf(document, shop).postings) {
    addTo(documents, day, hashOf(ref, packPosting(posting, epochOfDay(day) * SECONDS_A_DAY)));
  }
};

const addPosting = ({ postings }: AuditSums, item: Item): void => {
  if (holdsPosting(item)) addTo(postings, item.pk.slice(LEDGER_PREFIX.length), hashOf(item.sk, readBytes(item, 'body')));
};

/** Adds what a scanned item says; items of other kinds say nothing. */
export const addItem = (sums: AuditSums, item: Item, shop: Shop): void => {
  if (item.pk.startsWith(ORDER_PREFIX)) addDocument(sums, item, shop);
  if (item.pk.startsWith(LEDGER_PREFIX)) addPosting(sums, item);
};

/** The UTC days on which the two sides differ. */
export const differingDays = (sums: AuditSums): Day[] =>
  daysOfSums(sums).filter((day) => {
    const [wanted, held] = [sums.documents.get(day), sums.postings.get(day)];
    return wanted?.count !== held?.count || wanted?.hash !== held?.hash;
  });

/** The sums as plain lists, for a scan that goes on later. */
export const listAuditSums = ({ documents, postings }: AuditSums) => ({ documents: [...documents], postings: [...postings] });
export type ListedAuditSums = ReturnType<typeof listAuditSums>;

export const readAuditSums = ({ documents, postings }: ListedAuditSums): AuditSums => ({
  documents: new Map(documents),
  postings: new Map(postings),
});

/** Every UTC day that either side knows. */
export const daysOfSums = ({ documents, postings }: AuditSums): Day[] =>
  [...new Set([...documents.keys(), ...postings.keys()])].sort() as Day[];
