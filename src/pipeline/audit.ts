import { createHash } from 'node:crypto';
import type { OrderRef } from '../domain/ids.ts';
import { packPosting } from '../domain/ledger/pack-posting.ts';
import { bookingOf } from '../domain/ledger/postings-of-order.ts';
import { touchedUtcDays } from '../domain/ledger/touched.ts';
import { type Day, epochOfDay } from '../domain/time/day.ts';
import { readOrderItem, type StoredOrder } from '../store/items/order-item.ts';
import { holdsPosting } from '../store/items/posting-item.ts';
import { readBytes } from '../store/items/read-attribute.ts';
import type { Item } from '../store/port.ts';
import { queryAll } from '../store/query-all.ts';
import { AUDIT_KEY, LEDGER_PREFIX, ledgerPartition, ORDER_PREFIX } from '../store/table.ts';
import { bookUnmarked } from './book.ts';
import { driftingRollups, markDrift } from './drift.ts';
import type { Effects, Shop } from './effects.ts';
import { markDirty } from './mark-dirty.ts';
import { scanItems } from './rebuild.ts';
import { sweepNightly } from './sweep.ts';

const SECONDS_A_DAY = 86_400;
const HASH_BYTES = 6;
const MODULUS = 2 ** 48;

/** What one side says of a UTC day: how many postings there are, and the sum of their hashes modulo 2^48. */
type Sum = { readonly count: number; readonly hash: number };
type Sums = Map<Day, Sum>;

const hashOf = (ref: string, body: Uint8Array): number =>
  createHash('sha256').update(ref).update('\n').update(body).digest().readUIntBE(0, HASH_BYTES);

const addTo = (sums: Sums, day: Day, hash: number): void => {
  const known = sums.get(day) ?? { count: 0, hash: 0 };
  sums.set(day, { count: known.count + 1, hash: (known.hash + hash) % MODULUS });
};

const addDocument = (sums: Sums, { ref, document }: StoredOrder, shop: Shop): void => {
  for (const [day, posting] of bookingOf(document, shop).postings) {
    addTo(sums, day, hashOf(ref, packPosting(posting, epochOfDay(day) * SECONDS_A_DAY)));
  }
};

const addPosting = (sums: Sums, item: Item): void => {
  if (holdsPosting(item)) addTo(sums, item.pk.slice(LEDGER_PREFIX.length) as Day, hashOf(item.sk, readBytes(item, 'body')));
};

const differing = (documents: Sums, postings: Sums): Set<Day> => {
  const days = new Set([...documents.keys(), ...postings.keys()]);
  return new Set(
    [...days].filter(
      (day) => documents.get(day)?.count !== postings.get(day)?.count || documents.get(day)?.hash !== postings.get(day)?.hash,
    ),
  );
};

/** The UTC days on which the ledger does not say what the documents do. */
export const driftingDays = async (shop: Shop, effects: Effects): Promise<Set<Day>> => {
  const [documents, postings]: [Sums, Sums] = [new Map(), new Map()];
  for await (const item of scanItems('', effects)) {
    if (item.pk.startsWith(ORDER_PREFIX)) addDocument(documents, readOrderItem(item), shop);
    if (item.pk.startsWith(LEDGER_PREFIX)) addPosting(postings, item);
  }
  return differing(documents, postings);
};

const refsOnDays = async (days: ReadonlySet<Day>, effects: Effects): Promise<OrderRef[]> => {
  const refs = new Set<OrderRef>();
  for await (const item of scanItems(ORDER_PREFIX, effects)) {
    const { ref, touched } = readOrderItem(item);
    if (touchedUtcDays(touched).some((day) => days.has(day))) refs.add(ref);
  }
  for (const day of days) {
    const items = await queryAll(effects.table, { pk: ledgerPartition(day), consistency: 'strong' });
    for (const { sk } of items) refs.add(sk as OrderRef);
  }
  return [...refs];
};

/** Books every order of the days again, directly: whatever a crash left behind is made good. */
export const repairDays = async (days: ReadonlySet<Day>, shop: Shop, effects: Effects): Promise<void> => {
  for (const ref of await refsOnDays(days, effects)) await markDirty(await bookUnmarked(ref, shop, effects), shop, effects);
};

/** `drift` is what still differs: UTC days of documents against postings, local days and months of postings against rollups. */
export type AuditReport = {
  readonly found: { readonly documents: readonly string[]; readonly rollups: readonly string[] };
  readonly drift: { readonly documents: number; readonly rollups: number };
};

/**
 * Proves the book: documents against postings, postings against rollups. What differs is booked or folded again, and then looked at once
 * more; the two figures of drift are published in the table.
 */
export const audit = async (shop: Shop, effects: Effects): Promise<AuditReport> => {
  const days = await driftingDays(shop, effects);
  if (days.size > 0) await repairDays(days, shop, effects);
  const documents = days.size > 0 ? (await driftingDays(shop, effects)).size : 0;
  await sweepNightly(shop, effects);
  const rollups = await driftingRollups(shop, effects);
  if (rollups.length > 0) {
    await markDrift(rollups, effects);
    await sweepNightly(shop, effects);
  }
  const left = rollups.length > 0 ? (await driftingRollups(shop, effects)).length : 0;
  const report = { found: { documents: [...days].sort(), rollups: rollups.map(({ span }) => span) }, drift: { documents, rollups: left } };
  await effects.table.putIf({ ...AUDIT_KEY, auditedAt: effects.nowMs(), documents, rollups: left });
  return report;
};
