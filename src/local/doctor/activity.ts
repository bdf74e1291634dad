import { type OrderRef, splitOrderRef } from '../../domain/ids.ts';
import type { Posting } from '../../domain/ledger/posting.ts';
import { addDays, type Day, daysBetween } from '../../domain/time/day.ts';
import { holdsPosting, readPostingItem } from '../../store/items/posting-item.ts';
import type { Table } from '../../store/port.ts';
import { queryAll } from '../../store/query-all.ts';
import { ledgerPartition } from '../../store/table.ts';

/** Long enough to know a shop's weeks, short enough to be read in a moment. @unit days */
export const ACTIVITY_DAYS = 56;

/** What a source sold on a day: its orders, and their gross sales in minor units. */
export type Sold = { orders: number; grossSales: number };

/** What each source sold on each UTC day on which it sold something. */
export type Activity = ReadonlyMap<string, ReadonlyMap<Day, Sold>>;

const salesOf = ({ events }: Posting) => events.flatMap((event) => (event.kind === 'sale' ? [event] : []));

const readDay = async (table: Table, day: Day): Promise<ReadonlyMap<string, Sold>> => {
  const bySource = new Map<string, Sold>();
  const items = await queryAll(table, { pk: ledgerPartition(day), consistency: 'eventual' });
  for (const item of items.filter(holdsPosting)) {
    const { source } = splitOrderRef(item.sk as OrderRef);
    const sold = bySource.get(source) ?? { orders: 0, grossSales: 0 };
    const sales = salesOf(readPostingItem(item).posting);
    if (sales.length > 0) bySource.set(source, sold);
    sold.orders += sales.length;
    sold.grossSales += sales.reduce((sum, { amounts }) => sum + amounts.grossSales, 0);
  }
  return bySource;
};

/** What each source sold in the last weeks, up to and with `today` (UTC). */
export const readActivity = async (table: Table, today: Day): Promise<Activity> => {
  const activity = new Map<string, Map<Day, Sold>>();
  for (const day of daysBetween(addDays(today, 1 - ACTIVITY_DAYS), today)) {
    for (const [source, sold] of await readDay(table, day)) activity.set(source, (activity.get(source) ?? new Map()).set(day, sold));
  }
  return activity;
};
