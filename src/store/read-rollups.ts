import { type DayShop, unpackDayShop } from '../domain/rollups/day-shop.ts';
import type { Groups } from '../domain/rollups/groups.ts';
import { productKey, readProductKey } from '../domain/rollups/keys.ts';
import { type MonthShop, unpackMonthShop } from '../domain/rollups/month-shop.ts';
import type { Day, Month } from '../domain/time/day.ts';
import { findNumber } from './items/read-attribute.ts';
import { readShards, unpackImage } from './items/rollup-item.ts';
import type { Item, Table } from './port.ts';
import { queryAll } from './query-all.ts';
import {
  AUDIT_KEY,
  afterShards,
  DIRTY_PARTITION,
  dayRollupKey,
  type GroupFamily,
  monthRollupKey,
  NIGHTLY_KEY,
  productItemKey,
  SWEEP_KEY,
} from './table.ts';

type Read = Pick<Table, 'get' | 'batchGet' | 'queryPage'>;

/** How far the rollups can be trusted; the reports' port says what each field means. */
export type RollupHealth = {
  readonly sweptAt: number;
  readonly nightlyAt: number;
  readonly dirtyDays: readonly Day[];
  readonly dirtyMonths: readonly Month[];
  readonly drift?: { readonly documents: number; readonly rollups: number };
};

const spanOf = (sk: string): string => sk.slice(0, sk.includes('#') ? sk.indexOf('#') : undefined);
const shardOf = (sk: string): number => (sk.includes('#') ? Number(sk.slice(sk.indexOf('#') + 1)) : 0);

type Range = { readonly pk: string; readonly from: string; readonly to: string };

const readRange = (table: Read, { pk, from, to }: Range): Promise<readonly Item[]> =>
  queryAll(table, { pk, from, to: afterShards(to), consistency: 'eventual' });

const readShops = async <Shop>(table: Read, range: Range, unpack: (bytes: Uint8Array) => Shop): Promise<ReadonlyMap<string, Shop>> =>
  new Map((await readRange(table, range)).map((item) => [item.sk, unpack(unpackImage(item))]));

// Shards are doubled, never taken back, so the greatest number that stands says how many belong together; a shard that is missing was
// never written whole, and the day is folded again before long.
const readGroups = async (table: Read, range: Range): Promise<ReadonlyMap<string, Groups>> => {
  const bySpan = Map.groupBy(await readRange(table, range), ({ sk }) => spanOf(sk));
  return new Map([...bySpan].map(([span, items]) => [span, readShards(items.sort((a, b) => shardOf(a.sk) - shardOf(b.sk)))]));
};

const readHealth = async (table: Read): Promise<RollupHealth> => {
  const states = await table.batchGet([SWEEP_KEY, NIGHTLY_KEY, AUDIT_KEY], 'eventual');
  const state = (pk: string): Item | undefined => states.find((item) => item.pk === pk);
  const markers = (await queryAll(table, { pk: DIRTY_PARTITION, consistency: 'eventual' })).map(({ sk }) => sk);
  const marked = (prefix: string): string[] => markers.filter((sk) => sk.startsWith(prefix)).map((sk) => sk.slice(prefix.length));
  const audit = state(AUDIT_KEY.pk);
  const [documents, rollups] = [findNumber(audit, 'documents'), findNumber(audit, 'rollups')];
  const nightlyAt = findNumber(state(NIGHTLY_KEY.pk), 'start') ?? 0;
  return {
    // A nightly run begins with a sweep of the hot days; the sweep's own memory is only renewed each hour.
    sweptAt: Math.max(findNumber(state(SWEEP_KEY.pk), 'start') ?? 0, nightlyAt),
    nightlyAt,
    dirtyDays: marked('d#') as Day[],
    dirtyMonths: marked('m#') as Month[],
    ...(documents !== undefined && rollups !== undefined && { drift: { documents, rollups } }),
  };
};

/** Reads rollups for the reports: one query of one partition for each range of a family, at half price. */
export const rollupReads = (table: Read) => ({
  health: () => readHealth(table),
  shopDays: (from: Day, to: Day) =>
    readShops(table, { pk: dayRollupKey('S', from).pk, from, to }, unpackDayShop) as Promise<ReadonlyMap<Day, DayShop>>,
  shopMonths: (from: Month, to: Month) =>
    readShops(table, { pk: monthRollupKey('S', from).pk, from, to }, unpackMonthShop) as Promise<ReadonlyMap<Month, MonthShop>>,
  groupDays: (family: GroupFamily, from: Day, to: Day) =>
    readGroups(table, { pk: dayRollupKey(family, from).pk, from, to }) as Promise<ReadonlyMap<Day, Groups>>,
  groupMonths: (family: GroupFamily, from: Month, to: Month) =>
    readGroups(table, { pk: monthRollupKey(family, from).pk, from, to }) as Promise<ReadonlyMap<Month, Groups>>,
});

// One get a product rounds each up to half a unit; from so many on, the whole partition of their source costs less.
const WORTH_A_QUERY = 50;

const productItems = async (table: Read, source: string, productIds: readonly string[]): Promise<readonly Item[]> =>
  productIds.length < WORTH_A_QUERY
    ? table.batchGet(
        productIds.map((productId) => productItemKey(source, productId)),
        'eventual',
      )
    : queryAll(table, { pk: productItemKey(source, '').pk, consistency: 'eventual' });

/** The current titles of products, by product key; a product without one is left out. */
export const readTitles = async (table: Read, productKeys: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  const bySource = Map.groupBy(productKeys.map(readProductKey), ({ source }) => source);
  const titles = new Map<string, string>();
  for (const [source, products] of bySource) {
    const ids = products.map(({ productId }) => productId).filter((productId) => productId !== '');
    for (const { sk, title } of await productItems(table, source, ids)) {
      if (typeof title === 'string') titles.set(productKey(source, sk), title);
    }
  }
  return titles;
};
