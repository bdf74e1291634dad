import { compareText, type OrderRef } from '../../domain/ids.ts';
import type { CustomerEntry } from '../../domain/ledger/postings-of-order.ts';
import { createPacker } from '../../domain/packing/packer.ts';
import { createUnpacker } from '../../domain/packing/unpacker.ts';
import { type Version, versionAfter } from '../../domain/version.ts';
import type { Condition, Item } from '../port.ts';

const VERSION_BYTES = 12;

/** An order in a customer's record. */
export type HistoryEntry = CustomerEntry & { readonly ref: OrderRef };

/** `orders`: those that count, in order of time, ties by reference. `size`: all ever entered, tombstones included. */
export type CustomerHistory = {
  readonly rev: number;
  readonly isHouse: boolean;
  readonly orders: readonly HistoryEntry[];
  readonly size: number;
};

/** The attribute's value: the version that says so, then the entry; a tombstone has nothing after the version. */
export const packHistoryEntry = (version: Version, entry: CustomerEntry | undefined): Uint8Array => {
  if (entry === undefined) return version;
  const packer = createPacker();
  packer.int(entry.second);
  packer.int(entry.netSales);
  packer.int(entry.cost);
  const packed = packer.done();
  const bytes = new Uint8Array(VERSION_BYTES + packed.length);
  bytes.set(version);
  bytes.set(packed, VERSION_BYTES);
  return bytes;
};

const unpackHistoryEntry = (bytes: Uint8Array): CustomerEntry | undefined => {
  if (bytes.length === VERSION_BYTES) return undefined;
  const unpacker = createUnpacker(bytes.subarray(VERSION_BYTES));
  return { second: unpacker.int(), netSales: unpacker.int(), cost: unpacker.int() };
};

/** The entry is missing or of no newer version, and the record has not become a house account's. */
export const entryGivesWay = (ref: OrderRef, version: Version): Condition => ({
  kind: 'all',
  of: [
    { kind: 'missing', attribute: 'house' },
    {
      kind: 'any',
      of: [
        { kind: 'missing', attribute: ref },
        { kind: 'less', attribute: ref, value: versionAfter(version) },
      ],
    },
  ],
});

export const byPosition = (a: { second: number; ref: string }, b: { second: number; ref: string }): number =>
  a.second - b.second || compareText(a.ref, b.ref);

/** Attributes that name an order have a `#` in them, all others have none. */
export const readCustomerItem = (item: Item): CustomerHistory => {
  const entries = Object.entries(item).filter(([name]) => name.includes('#'));
  const orders = entries.flatMap(([name, value]) => {
    const entry = value instanceof Uint8Array ? unpackHistoryEntry(value) : undefined;
    return entry === undefined ? [] : [{ ref: name as OrderRef, ...entry }];
  });
  return {
    rev: typeof item.rev === 'number' ? item.rev : 0,
    isHouse: item.house !== undefined,
    orders: orders.sort(byPosition),
    size: entries.length,
  };
};

/** Every order ever entered, tombstones included. */
export const refsOfCustomerItem = (item: Item): OrderRef[] => Object.keys(item).filter((name) => name.includes('#')) as OrderRef[];
