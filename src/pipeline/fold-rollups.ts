import { packDayShop } from '../domain/rollups/day-shop.ts';
import type { DayImage, Entry } from '../domain/rollups/fold-day.ts';
import { foldDay } from '../domain/rollups/fold-day.ts';
import type { Groups } from '../domain/rollups/groups.ts';
import type { Day } from '../domain/time/day.ts';
import { utcDaysOf } from '../domain/time/zone.ts';
import { holdsPosting, readPostingItem } from '../store/items/posting-item.ts';
import { findNumber } from '../store/items/read-attribute.ts';
import { packImage, packShards, rollupItem, type Shards } from '../store/items/rollup-item.ts';
import type { Item, Key } from '../store/port.ts';
import { queryAll } from '../store/query-all.ts';
import { afterShards, dayRollupKey, type Family, GROUP_FAMILIES, type GroupFamily, ledgerPartition } from '../store/table.ts';
import type { Effects, Shop } from './effects.ts';

/** The key of one shard of one family, of the day or month that is being put. */
export type KeyOf = (family: Family, shard: number) => Key;

/** What a day or month has of the four families, ready to be put. */
export type Images = { readonly shop: Uint8Array } & { readonly [family in GroupFamily]: Groups };

export const shardsOf = (shop: Item | undefined, family: GroupFamily): number => findNumber(shop, `k${family}`) ?? 0;

/**
 * The items that stand, read strongly before what is folded into them: their `rev` is what the put will ask for. The shards are found by
 * range, not by what the shop says of them: a run that died between the two left more of them than it says.
 */
export const readStanding = async (keyOf: KeyOf, { table }: Pick<Effects, 'table'>): Promise<ReadonlyMap<string, Item>> => {
  const shop = await table.get(keyOf('S', 0), 'strong');
  const items = shop === undefined ? [] : [shop];
  for (const family of GROUP_FAMILIES) {
    const { pk, sk } = keyOf(family, 0);
    items.push(...(await queryAll(table, { pk, from: sk, to: afterShards(sk), consistency: 'strong' })));
  }
  return new Map(items.map((item) => [`${item.pk} ${item.sk}`, item]));
};

// Never fewer shards than stand, so that none is left over with what it said before.
const leastDoublings = (standing: ReadonlyMap<string, Item>, pk: string): number => {
  const shards = [...standing.values()].filter((item) => item.pk === pk).length;
  return shards === 0 ? 0 : Math.ceil(Math.log2(shards));
};

const equalBytes = (a: Uint8Array, b: unknown): boolean => b instanceof Uint8Array && Buffer.compare(a, b) === 0;

type Put = {
  readonly standing: ReadonlyMap<string, Item>;
  readonly leaveEqual: boolean;
  readonly asOf: number;
  readonly effects: Pick<Effects, 'table'>;
};

const putOne = async (key: Key, content: { body: Uint8Array; shards: Shards }, put: Put): Promise<boolean> => {
  const known = put.standing.get(`${key.pk} ${key.sk}`);
  const rev = findNumber(known, 'rev') ?? 0;
  if (put.leaveEqual && known !== undefined && equalBytes(content.body, known.body)) return true;
  const condition = known === undefined ? ({ kind: 'absent' } as const) : ({ kind: 'equals', attribute: 'rev', value: rev } as const);
  const item = rollupItem(key, content, { rev: rev + 1, asOf: put.asOf });
  return (await put.effects.table.putIf(item, condition)).kind === 'done';
};

/** Puts the four families, the shop last since it says how many shards the others have. False when another worker came between. */
export const putImages = async (keyOf: KeyOf, images: Images, put: Put): Promise<boolean> => {
  const shop = keyOf('S', 0);
  const standingShop = put.standing.get(`${shop.pk} ${shop.sk}`);
  const counts: { [name: string]: number } = {};
  for (const family of GROUP_FAMILIES) {
    const { doublings, bodies } = packShards(
      images[family],
      Math.max(shardsOf(standingShop, family), leastDoublings(put.standing, keyOf(family, 0).pk)),
    );
    if (doublings > 0) counts[`k${family}`] = doublings;
    for (const [shard, body] of bodies.entries()) {
      if (!(await putOne(keyOf(family, shard), { body, shards: {} }, put))) return false;
    }
  }
  const reshaped = GROUP_FAMILIES.some((family) => (counts[`k${family}`] ?? 0) !== shardsOf(standingShop, family));
  return await putOne(shop, { body: packImage(images.shop), shards: counts }, { ...put, leaveEqual: put.leaveEqual && !reshaped });
};

/** All postings that can have events in the local day, whole UTC days of them, read strongly. */
export const readPostings = async (day: Day, shop: Pick<Shop, 'zone'>, { table }: Pick<Effects, 'table'>): Promise<readonly Entry[]> => {
  const entries: Entry[] = [];
  for (const utc of utcDaysOf(shop.zone, day)) {
    const items = await queryAll(table, { pk: ledgerPartition(utc), consistency: 'strong' });
    for (const item of items) if (holdsPosting(item)) entries.push(readPostingItem(item));
  }
  return entries;
};

const packDay = (image: DayImage): Images => ({
  shop: packDayShop(image.day),
  B: image.breakdowns,
  C: image.cube,
  P: image.products,
});

export const imagesOfDay = (entries: readonly Entry[], day: Day, shop: Pick<Shop, 'zone'>): Images =>
  packDay(foldDay(entries, { zone: shop.zone, day }));

/** What a fold saw: the day's orders, and of what it read the newest sale up to now, in seconds. One dated ahead hides no silence. */
export type FoldedDay = { readonly day: Day; readonly orders: number; readonly newestSaleAt: number | undefined };

const newestSale = (entries: readonly Entry[], nowMs: number): number | undefined => {
  let newest: number | undefined;
  for (const { posting } of entries) {
    for (const { kind, second } of posting.events) {
      if (kind === 'sale' && second * 1000 <= nowMs && second > (newest ?? 0)) newest = second;
    }
  }
  return newest;
};

/**
 * Folds a local day again from its postings: read `rev`, then the postings, then put on condition of `rev`; when refused, all over.
 * `leaveEqual` is for the days that are folded again soon anyway.
 */
export const refoldDay = async (
  day: Day,
  shop: Pick<Shop, 'zone'>,
  context: { leaveEqual: boolean; effects: Effects },
): Promise<FoldedDay> => {
  const { leaveEqual, effects } = context;
  const keyOf: KeyOf = (family, shard) => dayRollupKey(family, day, shard);
  for (;;) {
    const standing = await readStanding(keyOf, effects);
    const asOf = effects.nowMs();
    const entries = await readPostings(day, shop, effects);
    const image = foldDay(entries, { zone: shop.zone, day });
    const isEmpty = standing.size === 0 && entries.length === 0;
    if ((leaveEqual && isEmpty) || (await putImages(keyOf, packDay(image), { standing, leaveEqual, asOf, effects }))) {
      return { day, orders: image.day.shop.figures.event.orders, newestSaleAt: newestSale(entries, asOf) };
    }
  }
};
