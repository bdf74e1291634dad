import { type DayShop, unpackDayShop } from '../domain/rollups/day-shop.ts';
import { type Groups, noGroups } from '../domain/rollups/groups.ts';
import { mergeDays } from '../domain/rollups/merge-days.ts';
import { packMonthShop } from '../domain/rollups/month-shop.ts';
import { type Day, firstDayOfMonth, lastDayOfMonth, type Month } from '../domain/time/day.ts';
import { findNumber } from '../store/items/read-attribute.ts';
import { readShards, unpackImage } from '../store/items/rollup-item.ts';
import type { Item } from '../store/port.ts';
import { queryAll } from '../store/query-all.ts';
import { afterShards, dayRollupKey, type Family, GROUP_FAMILIES, type GroupFamily, monthRollupKey } from '../store/table.ts';
import type { Effects } from './effects.ts';
import { type Images, type KeyOf, putImages, readStanding, shardsOf } from './fold-rollups.ts';

/** Which shard of which day an item is: `2026-01-31#3` is the fourth. */
const nameOf = (sk: string): { day: Day; shard: number } => {
  const [day = '', shard = '0'] = sk.split('#');
  return { day: day as Day, shard: Number(shard) };
};

type Range = { readonly from: Day; readonly to: Day };

const readDayItems = (family: Family, { from, to }: Range, { table }: Pick<Effects, 'table'>): Promise<readonly Item[]> =>
  queryAll(table, { pk: dayRollupKey(family, from).pk, from, to: afterShards(to), consistency: 'strong' });

/** The items that count; `shops` are the same days' shop items, which know how many shards do. */
const countingShards = (family: GroupFamily, shops: ReadonlyMap<Day, Item>, items: readonly Item[]): Item[] =>
  items.filter(({ sk }) => {
    const { day, shard } = nameOf(sk);
    return shops.has(day) && shard < 2 ** shardsOf(shops.get(day), family);
  });

/** The shop items of the days by their day. */
const shopsByDay = (items: readonly Item[]): Map<Day, Item> => new Map(items.map((item) => [nameOf(item.sk).day, item]));

/** `newestMs`: when the newest of the days was folded; 0 where there is none. */
export type MonthImages = { readonly images: Images; readonly days: number; readonly newestMs: number };

/** A month's images from the images of its days, as they stand. */
export const mergeMonth = async (month: Month, effects: Pick<Effects, 'table'>): Promise<MonthImages> => {
  const range = { from: firstDayOfMonth(month), to: lastDayOfMonth(month) };
  const shops = shopsByDay(await readDayItems('S', range, effects));
  const groups: { [family in GroupFamily]: Groups } = { B: noGroups(), C: noGroups(), P: noGroups() };
  for (const family of GROUP_FAMILIES) {
    const items = await readDayItems(family, range, effects);
    groups[family] = readShards(countingShards(family, shops, items));
  }
  const days = new Map<Day, DayShop>([...shops].map(([day, item]) => [day, unpackDayShop(unpackImage(item))]));
  const newestMs = [...shops.values()].reduce((newest, item) => Math.max(newest, findNumber(item, 'asOf') ?? 0), 0);
  return { images: { shop: packMonthShop(mergeDays(month, days)), ...groups }, days: days.size, newestMs };
};

/** Merges a month again from its days, as a day is folded: `rev` first, then what it is made of, then the put. False when there is nothing. */
export const refoldMonth = async (month: Month, effects: Effects): Promise<boolean> => {
  const keyOf: KeyOf = (family, shard) => monthRollupKey(family, month, shard);
  for (;;) {
    const standing = await readStanding(keyOf, effects);
    const asOf = effects.nowMs();
    const { images, days } = await mergeMonth(month, effects);
    if (days === 0 && standing.size === 0) return false;
    if (await putImages(keyOf, images, { standing, leaveEqual: false, asOf, effects })) return true;
  }
};
