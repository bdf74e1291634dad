import type { OrderRef, ProductRef } from '../domain/ids.ts';
import type { Day, Month } from '../domain/time/day.ts';
import type { Key } from './port.ts';

/** The families of rollups, each a partition of its own: shop, one-way breakdowns, cube, products. */
export const FAMILIES = ['S', 'B', 'C', 'P'] as const;
export type Family = (typeof FAMILIES)[number];

/** The families whose groups are spread over shards when they grow. */
export type GroupFamily = Exclude<Family, 'S'>;
export const GROUP_FAMILIES = ['B', 'C', 'P'] as const satisfies readonly GroupFamily[];

const CUSTOMER_SHARDS = 32;

// FNV-1a, 32 bits: it only spreads keys over partitions and shards; the keys themselves stay exact.
export const spread = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0;
  return hash;
};

/** The order's document, the commit point of all that is known of it. */
export const orderKey = (ref: OrderRef): Key => ({ pk: `ORDER#${ref}`, sk: 'DOC' });
export const ORDER_PREFIX = 'ORDER#';

/** All postings of a UTC day lie in one partition, one for each order. */
export const ledgerPartition = (day: Day): string => `LEDGER#${day}`;
export const LEDGER_PREFIX = 'LEDGER#';
export const postingKey = (day: Day, ref: OrderRef): Key => ({ pk: ledgerPartition(day), sk: ref });

/** A customer's record, in one of 32 partitions. */
export const customerItemKey = (customerKey: string): Key => ({
  pk: `CUSTOMERS#${(spread(customerKey) % CUSTOMER_SHARDS).toString(16).padStart(2, '0')}`,
  sk: customerKey,
});

export const productItemKey = (source: string, productId: string): Key => ({ pk: `PRODUCTS#${source}`, sk: productId });

/** The shop's own list of unit costs: one partition, so that a job can load it as a whole. */
export const COSTS_PARTITION = 'COSTS';
export const costsKey = (ref: ProductRef): Key => ({ pk: COSTS_PARTITION, sk: ref });

/** `shard` 0 is the plain day or month; the others follow it in the same partition. */
const shardName = (span: string, shard: number): string => (shard === 0 ? span : `${span}#${shard}`);
export const dayRollupKey = (family: Family, day: Day, shard = 0): Key => ({ pk: `ROLLUP#DAY#${family}`, sk: shardName(day, shard) });
export const monthRollupKey = (family: Family, month: Month, shard = 0): Key => ({
  pk: `ROLLUP#MONTH#${family}`,
  sk: shardName(month, shard),
});
/** A month's shop as it stood when the month was closed. */
export const firstStatementKey = (month: Month): Key => ({ pk: 'ROLLUP#MONTH#FIRST', sk: month });

/** Sorts after every shard of the day or month before it, and before the next. */
export const afterShards = (span: string): string => `${span}#~`;

export const DIRTY_PARTITION = 'DIRTY';
export const dirtyDayKey = (day: Day): Key => ({ pk: DIRTY_PARTITION, sk: `d#${day}` });
export const dirtyMonthKey = (month: Month): Key => ({ pk: DIRTY_PARTITION, sk: `m#${month}` });

export const RESTATED_PARTITION = 'RESTATED';
export const restatementKey = (atIso: string, month: Month): Key => ({ pk: RESTATED_PARTITION, sk: `${atIso}#${month}` });

export const QUARANTINE_PARTITION = 'QUARANTINE';
export const quarantineKey = (receivedAtIso: string, id: string): Key => ({ pk: QUARANTINE_PARTITION, sk: `${receivedAtIso}#${id}` });

/** Imports share one partition, so that whether one is live is a single query. */
export const IMPORT_PARTITION = 'IMPORT';
export const importKey = (id: string): Key => ({ pk: IMPORT_PARTITION, sk: id });

/** Sources share one partition, so that how all of them are is a single query. */
export const SOURCE_PARTITION = 'SOURCE';
export const sourceKey = (name: string): Key => ({ pk: SOURCE_PARTITION, sk: name });

export const SWEEP_KEY: Key = { pk: 'SWEEP', sk: 'SWEEP' };
export const NIGHTLY_KEY: Key = { pk: 'NIGHTLY', sk: 'NIGHTLY' };
export const AUDIT_KEY: Key = { pk: 'AUDIT', sk: 'AUDIT' };
export const SETTINGS_KEY: Key = { pk: 'SETTINGS', sk: 'SETTINGS' };

/** An access token by the SHA-256 of it, in hexadecimal digits. */
export const TOKEN_PREFIX = 'TOKEN#';
export const tokenKey = (digest: string): Key => ({ pk: `${TOKEN_PREFIX}${digest}`, sk: 'TOKEN' });
