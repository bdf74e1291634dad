import type { OrderRef } from '../domain/ids.ts';
import type { Buyer } from '../domain/ledger/posting.ts';
import { type Booking, bookingOf } from '../domain/ledger/postings-of-order.ts';
import { touchedUtcDays } from '../domain/ledger/touched.ts';
import type { Day } from '../domain/time/day.ts';
import { compareVersions, type Version } from '../domain/version.ts';
import { readOrderItem, type StoredOrder } from '../store/items/order-item.ts';
import { type Booked, postingGivesWay, postingItem } from '../store/items/posting-item.ts';
import { readBytes } from '../store/items/read-attribute.ts';
import { orderKey, postingKey } from '../store/table.ts';
import type { Effects, Shop } from './effects.ts';
import { closeHouses } from './house-accounts.ts';
import { markDirty } from './mark-dirty.ts';
import { type Noted, noteCustomers } from './note-customers.ts';

/** Another worker has booked a newer document meanwhile: begin again from it. */
type Overtaken = { readonly kind: 'overtaken' };

type Step = { readonly stored: StoredOrder; readonly booking: Booking; readonly noted: Noted };

const buyerOf = ({ stored, booking, noted }: Step): Buyer => {
  if (booking.entry === undefined || stored.document.customerKey === undefined) return { kind: 'none' };
  if (noted.isHouse) return { kind: 'house' };
  return noted.previous === undefined ? { kind: 'keyed' } : { kind: 'keyed', previous: noted.previous };
};

const isOvertaken = async (key: { day: Day; ref: OrderRef }, dv: Version, { table }: Effects): Promise<boolean> => {
  const standing = await table.get(postingKey(key.day, key.ref), 'strong');
  return standing !== undefined && compareVersions(readBytes(standing, 'dv'), dv) > 0;
};

const putPostings = async (step: Step, effects: Effects): Promise<'done' | Overtaken> => {
  const { stored, booking, noted } = step;
  const { ref } = stored;
  const booked: Booked = { dv: stored.version, cr: noted.cr, bookedAt: Math.floor(effects.nowMs() / 1000) };
  for (const day of touchedUtcDays(stored.touched)) {
    const item = postingItem({ day, ref }, { posting: booking.postings.get(day), buyer: buyerOf(step) }, booked);
    const { kind } = await effects.table.putIf(item, postingGivesWay(booked));
    if (kind === 'refused' && (await isOvertaken({ day, ref }, stored.version, effects))) return { kind: 'overtaken' };
  }
  return 'done';
};

/** What one booking did: every instant whose day may have changed, who comes next in customers' records, and which records are full. */
export type Trace = {
  readonly instants: readonly number[];
  readonly neighbours: ReadonlySet<OrderRef>;
  readonly houses: ReadonlySet<string>;
};

const NO_TRACE: Trace = { instants: [], neighbours: new Set(), houses: new Set() };

/** Books one order from its newest document: its entries in customers' records, then its postings. Begins again when overtaken. */
export const bookAlone = async (ref: OrderRef, shop: Shop, effects: Effects): Promise<Trace> => {
  for (;;) {
    const item = await effects.table.get(orderKey(ref), 'strong');
    if (item === undefined) return NO_TRACE;
    const stored = readOrderItem(item);
    const booking = bookingOf(stored.document, shop);
    const noted = await noteCustomers(stored, booking.entry, effects);
    if (noted === 'overtaken') continue;
    const outcome = await putPostings({ stored, booking, noted }, effects);
    if (outcome !== 'done') continue;
    return { instants: stored.touched.instants, neighbours: noted.neighbours, houses: noted.full };
  }
};

/**
 * Books an order and those next to it, one level deep, but marks no day: for batches, which mark each day once. Gives the instants whose
 * days must be marked after the last posting of the batch.
 */
export const bookUnmarked = async (ref: OrderRef, shop: Shop, effects: Effects): Promise<readonly number[]> => {
  const own = await bookAlone(ref, shop, effects);
  const instants = [...own.instants];
  for (const neighbour of own.neighbours) instants.push(...(await bookAlone(neighbour, shop, effects)).instants);
  for (const customerKey of own.houses) instants.push(...(await closeHouses(customerKey, shop, effects)));
  return instants;
};

/** Books an order: whatever was or was not done before, afterwards the ledger says what its newest document says. */
export const book = async (ref: OrderRef, shop: Shop, effects: Effects): Promise<void> => {
  const instants = await bookUnmarked(ref, shop, effects);
  await markDirty(instants, shop, effects);
};
