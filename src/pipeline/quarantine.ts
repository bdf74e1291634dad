import { createHash } from 'node:crypto';
import { readNumber, readText } from '../store/items/read-attribute.ts';
import type { Item } from '../store/port.ts';
import { queryAll } from '../store/query-all.ts';
import { QUARANTINE_PARTITION, quarantineKey } from '../store/table.ts';
import type { Effects } from './effects.ts';

const KEPT_SECONDS = 30 * 86_400;
const ID_LENGTH = 16;

/** The reason of an order that no item could hold; nothing of its rows is kept, so it cannot be replayed. */
export const OVERSIZED = 'order-too-large';

/** A record that could not be taken. `record` is what is kept of it, without personal data, as JSON text; `profile` maps it again. */
export type Rejected = {
  readonly reason: string;
  readonly detail: string;
  readonly origin: string;
  readonly record: string;
  readonly profile: string;
};

export type Quarantined = Rejected & { readonly id: string; readonly receivedAt: string; readonly expiresAt: number };

/** The same record, refused for the same reason, has the same id. */
export const quarantineId = ({ record, reason }: Pick<Rejected, 'record' | 'reason'>): string =>
  createHash('sha256').update(`${reason}\n${record}`).digest('hex').slice(0, ID_LENGTH);

/** Keeps a record for 30 days. The same record received again at the same instant takes the same place. */
export const quarantine = async (rejected: Rejected, receivedMs: number, { table }: Pick<Effects, 'table'>): Promise<void> => {
  const expiresAt = Math.floor(receivedMs / 1000) + KEPT_SECONDS;
  await table.putIf({ ...quarantineKey(new Date(receivedMs).toISOString(), quarantineId(rejected)), ...rejected, expiresAt });
};

const readQuarantined = (item: Item): Quarantined => {
  const [receivedAt = '', id = ''] = item.sk.split('#');
  const text = (name: string): string => readText(item, name);
  return {
    id,
    receivedAt,
    reason: text('reason'),
    detail: text('detail'),
    origin: text('origin'),
    record: text('record'),
    profile: text('profile'),
    expiresAt: readNumber(item, 'expiresAt'),
  };
};

/** All that is in quarantine and not yet past its 30 days, oldest first. The store deletes what is past when it pleases. */
export const listQuarantined = async ({ table, nowMs }: Pick<Effects, 'table' | 'nowMs'>): Promise<Quarantined[]> => {
  const records = (await queryAll(table, { pk: QUARANTINE_PARTITION, consistency: 'strong' })).map(readQuarantined);
  return records.filter(({ expiresAt }) => expiresAt * 1000 > nowMs());
};

/** The record behind which a page begins. */
export type QuarantinePlace = Pick<Quarantined, 'receivedAt' | 'id'>;

/** One page of what is in quarantine, oldest first; `next` where there is more. */
export const listQuarantinePage = async (
  { limit, after }: { readonly limit: number; readonly after?: QuarantinePlace },
  { table, nowMs }: Pick<Effects, 'table' | 'nowMs'>,
): Promise<{ records: Quarantined[]; next?: QuarantinePlace }> => {
  const from = after && quarantineKey(after.receivedAt, after.id).sk;
  // The page begins with the record that the last one ended with, which is left out again.
  const page = await table.queryPage({
    pk: QUARANTINE_PARTITION,
    limit: limit + 1,
    consistency: 'strong',
    ...(from !== undefined && { from }),
  });
  const read = page.items.filter(({ sk }) => sk !== from);
  const records = read.slice(0, limit).map(readQuarantined);
  const last = records.at(-1);
  const hasMore = page.cursor !== undefined || read.length > limit;
  return { records: records.filter(({ expiresAt }) => expiresAt * 1000 > nowMs()), ...(hasMore && last !== undefined && { next: last }) };
};

/** Deletes what is past its 30 days, where the store does not do so itself. */
export const purgeQuarantine = async ({ table, nowMs }: Pick<Effects, 'table' | 'nowMs'>): Promise<void> => {
  const records = (await queryAll(table, { pk: QUARANTINE_PARTITION, consistency: 'strong' })).map(readQuarantined);
  for (const record of records) if (record.expiresAt * 1000 <= nowMs()) await release(record, { table });
};

/** The ids of all that is held now. */
export const heldIds = async (effects: Pick<Effects, 'table' | 'nowMs'>): Promise<ReadonlySet<string>> =>
  new Set((await listQuarantined(effects)).map(({ id }) => id));

/** Takes a record out, once it has been booked. */
export const release = async ({ receivedAt, id }: Quarantined, { table }: Pick<Effects, 'table'>): Promise<void> => {
  await table.deleteIf(quarantineKey(receivedAt, id));
};
