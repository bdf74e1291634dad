import { packDayShop } from '../../domain/rollups/day-shop.ts';
import { type Groups, packGroups } from '../../domain/rollups/groups.ts';
import { packMonthShop } from '../../domain/rollups/month-shop.ts';
import { noShopImage } from '../../domain/rollups/shop-image.ts';
import { addDays, type Day, type Month, monthOfDay } from '../../domain/time/day.ts';
import { utcDaysOf } from '../../domain/time/zone.ts';
import { holdsPosting, readPostingItem } from '../../store/items/posting-item.ts';
import { findNumber } from '../../store/items/read-attribute.ts';
import { readShards, unpackImage } from '../../store/items/rollup-item.ts';
import type { Item } from '../../store/port.ts';
import { queryAll } from '../../store/query-all.ts';
import {
  dayRollupKey,
  dirtyDayKey,
  dirtyMonthKey,
  type Family,
  GROUP_FAMILIES,
  ledgerPartition,
  monthRollupKey,
} from '../../store/table.ts';
import type { Effects, Shop } from '../effects.ts';
import { mergeMonth } from '../fold-month.ts';
import { type Images, imagesOfDay, type KeyOf, readStanding } from '../fold-rollups.ts';

/** A local day or a month of the shop. */
export type Span = Day | Month;

const isMonth = (span: Span): span is Month => span.length === 7;

/** Whether a rollup says what it is made of does; if not, whether it waits to be folded: something it is made of is newer than itself. */
export type DriftKind = 'none' | 'waiting' | 'drift';

const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;

const sameGroups = (standing: readonly Item[], groups: Groups): boolean => sameBytes(packGroups(readShards(standing)), packGroups(groups));

const EMPTY_DAY = packDayShop({ shop: noShopImage(), slots: [] });
const EMPTY_MONTH = packMonthShop({ shop: noShopImage(), days: [] });

const shopOf = (keyOf: KeyOf, standing: ReadonlyMap<string, Item>): Item | undefined =>
  standing.get(`${keyOf('S', 0).pk} ${keyOf('S', 0).sk}`);

type Wanted = { readonly images: Images; readonly empty: Uint8Array; readonly newestMs: number };

/** Whether the four families of a day or month say what `images` do. Nothing standing equals images of nothing, whose shop is `empty`. */
const agrees = (keyOf: KeyOf, standing: ReadonlyMap<string, Item>, { images, empty }: Wanted): boolean => {
  const shop = shopOf(keyOf, standing);
  if (shop === undefined) return sameBytes(images.shop, empty) && GROUP_FAMILIES.every((family) => images[family].size === 0);
  const ofFamily = (family: Family): Item[] => [...standing.values()].filter(({ pk }) => pk === keyOf(family, 0).pk);
  return sameBytes(unpackImage(shop), images.shop) && GROUP_FAMILIES.every((family) => sameGroups(ofFamily(family), images[family]));
};

const judge = (keyOf: KeyOf, standing: ReadonlyMap<string, Item>, wanted: Wanted): DriftKind => {
  if (agrees(keyOf, standing, wanted)) return 'none';
  const asOf = findNumber(shopOf(keyOf, standing), 'asOf');
  return asOf !== undefined && wanted.newestMs > asOf ? 'waiting' : 'drift';
};

const wantedOfDay = async (day: Day, shop: Shop, { table }: Effects): Promise<Wanted> => {
  const items: Item[] = [];
  for (const utc of utcDaysOf(shop.zone, day)) items.push(...(await queryAll(table, { pk: ledgerPartition(utc), consistency: 'strong' })));
  const newestMs = items.reduce((newest, item) => Math.max(newest, (findNumber(item, 'bookedAt') ?? 0) * 1000), 0);
  return { images: imagesOfDay(items.filter(holdsPosting).map(readPostingItem), day, shop), empty: EMPTY_DAY, newestMs };
};

/** Folds a day or merges a month in mind, and holds it against what stands. */
export const driftOf = async (span: Span, shop: Shop, effects: Effects): Promise<DriftKind> => {
  const keyOf: KeyOf = isMonth(span)
    ? (family, shard) => monthRollupKey(family, span, shard)
    : (family, shard) => dayRollupKey(family, span, shard);
  const standing = await readStanding(keyOf, effects);
  const wanted = isMonth(span) ? { ...(await mergeMonth(span, effects)), empty: EMPTY_MONTH } : await wantedOfDay(span, shop, effects);
  return judge(keyOf, standing, wanted);
};

/** Every day and month that postings or rollups speak of; `ledger` are the UTC days of all postings. Days come before months. */
export const spansToProve = async (ledger: readonly Day[], { table }: Effects): Promise<Span[]> => {
  const standing = await queryAll(table, { pk: dayRollupKey('S', '1970-01-01' as Day).pk, consistency: 'eventual' });
  const known = [...ledger, ...standing.map(({ sk }) => sk as Day)];
  // A UTC day reaches into the local days beside it.
  const days = [...new Set(known.flatMap((day) => [addDays(day, -1), day, addDays(day, 1)]))].sort();
  return [...days, ...new Set(days.map(monthOfDay))];
};

const markOf = (span: Span) => (isMonth(span) ? dirtyMonthKey(span) : dirtyDayKey(span));

/** Whether a span is marked to be folded anyway. */
export const isMarked = async (span: Span, { table }: Effects): Promise<boolean> => (await table.get(markOf(span), 'strong')) !== undefined;

/** Marks a span for the sweep to fold again. */
export const markSpan = async (span: Span, { table, nonce }: Effects): Promise<void> => {
  await table.putIf({ ...markOf(span), nonce: nonce() });
};
