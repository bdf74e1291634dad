import type { OrderRef } from '../domain/ids.ts';
import type { LedgerEvent, Posting } from '../domain/ledger/posting.ts';
import type { Day } from '../domain/time/day.ts';
import { localDay, utcDaysOf, type Zone } from '../domain/time/zone.ts';
import { holdsPosting, readPostingItem } from './items/posting-item.ts';
import type { Table } from './port.ts';
import { ledgerPartition } from './table.ts';

/** Where in the ledger a page ended: the UTC day, and the order behind which the next begins. */
export type LedgerPlace = { readonly day: Day; readonly after: string };

/** What one order did on a local day. */
export type DayEntry = { readonly ref: OrderRef; readonly posting: Posting; readonly events: readonly LedgerEvent[] };

type Asked = { readonly zone: Zone; readonly day: Day; readonly limit: number; readonly from?: LedgerPlace };

type Read = Pick<Table, 'queryPage'>;

const readUtcDay = async (table: Read, utc: Day, { zone, day, limit, from }: Asked): Promise<{ entries: DayEntry[]; last?: string }> => {
  const after = from?.day === utc ? from.after : undefined;
  // The page begins with where the last one ended, which is left out again.
  const page = await table.queryPage({
    pk: ledgerPartition(utc),
    limit: limit + 1,
    consistency: 'eventual',
    ...(after !== undefined && { from: after }),
  });
  const items = page.items.filter(({ sk }) => sk !== after).slice(0, limit);
  const entries = items.filter(holdsPosting).flatMap((item) => {
    const { posting } = readPostingItem(item);
    const events = posting.events.filter(({ second }) => localDay(zone, second) === day);
    return events.length === 0 ? [] : [{ ref: item.sk as OrderRef, posting, events }];
  });
  const last = items.at(-1)?.sk;
  const hasMore = page.cursor !== undefined || page.items.filter(({ sk }) => sk !== after).length > limit;
  return { entries, ...(hasMore && last !== undefined && { last }) };
};

/**
 * What happened on a local day, order by order in the order of the ledger; `next` is where the following page begins. Of each UTC day at
 * most `limit` postings are looked at, and not all of them have events on the local day.
 */
export const readLedgerDay = async (table: Read, asked: Asked): Promise<{ entries: readonly DayEntry[]; next?: LedgerPlace }> => {
  const days = utcDaysOf(asked.zone, asked.day).filter((utc) => utc >= (asked.from?.day ?? utc));
  const entries: DayEntry[] = [];
  for (const utc of days) {
    const read = await readUtcDay(table, utc, asked);
    entries.push(...read.entries);
    if (read.last !== undefined) return { entries, next: { day: utc, after: read.last } };
  }
  return { entries };
};
