import { packDayShop } from '../domain/rollups/day-shop.ts';
import { type Groups, packGroups } from '../domain/rollups/groups.ts';
import { packMonthShop } from '../domain/rollups/month-shop.ts';
import { noShopImage } from '../domain/rollups/shop-image.ts';
import { addDays, type Day, type Month, monthOfDay } from '../domain/time/day.ts';
import { readShards, unpackImage } from '../store/items/rollup-item.ts';
import type { Item } from '../store/port.ts';
import { dayRollupKey, dirtyDayKey, dirtyMonthKey, type Family, GROUP_FAMILIES, LEDGER_PREFIX, monthRollupKey } from '../store/table.ts';
import type { Effects, Shop } from './effects.ts';
import { mergeMonth } from './fold-month.ts';
import { type Images, imagesOfDay, type KeyOf, readPostings, readStanding } from './fold-rollups.ts';
import { scanItems } from './rebuild.ts';

/** A day or a month whose rollup does not say what it is made of does. */
export type Drift = { readonly kind: 'day'; readonly span: Day } | { readonly kind: 'month'; readonly span: Month };

const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;

const sameGroups = (standing: readonly Item[], groups: Groups): boolean => sameBytes(packGroups(readShards(standing)), packGroups(groups));

const EMPTY_DAY = packDayShop({ shop: noShopImage(), slots: [] });
const EMPTY_MONTH = packMonthShop({ shop: noShopImage(), days: [] });

/** Whether the four families of a day or month say what `images` do. Nothing standing equals images of nothing, whose shop is `empty`. */
const agrees = (keyOf: KeyOf, standing: ReadonlyMap<string, Item>, { images, empty }: { images: Images; empty: Uint8Array }): boolean => {
  const shop = standing.get(`${keyOf('S', 0).pk} ${keyOf('S', 0).sk}`);
  if (shop === undefined) return sameBytes(images.shop, empty) && GROUP_FAMILIES.every((family) => images[family].size === 0);
  const ofFamily = (family: Family): Item[] => [...standing.values()].filter(({ pk }) => pk === keyOf(family, 0).pk);
  return sameBytes(unpackImage(shop), images.shop) && GROUP_FAMILIES.every((family) => sameGroups(ofFamily(family), images[family]));
};

const dayDrifts = async (day: Day, shop: Shop, effects: Effects): Promise<boolean> => {
  const keyOf: KeyOf = (family, shard) => dayRollupKey(family, day, shard);
  const standing = await readStanding(keyOf, effects);
  const images = imagesOfDay(await readPostings(day, shop, effects), day, shop);
  return !agrees(keyOf, standing, { images, empty: EMPTY_DAY });
};

const monthDrifts = async (month: Month, effects: Effects): Promise<boolean> => {
  const keyOf: KeyOf = (family, shard) => monthRollupKey(family, month, shard);
  const standing = await readStanding(keyOf, effects);
  const { images } = await mergeMonth(month, effects);
  return !agrees(keyOf, standing, { images, empty: EMPTY_MONTH });
};

const knownDays = async (effects: Effects): Promise<Day[]> => {
  const days = new Set<Day>();
  for await (const { pk } of scanItems(LEDGER_PREFIX, effects)) days.add(pk.slice(LEDGER_PREFIX.length) as Day);
  for await (const { sk } of scanItems(dayRollupKey('S', '1970-01-01' as Day).pk, effects)) days.add(sk as Day);
  // A UTC day reaches into the local days beside it.
  return [...new Set([...days].flatMap((day) => [addDays(day, -1), day, addDays(day, 1)]))].sort();
};

/** Every day and month whose rollup differs from what it is folded from. */
export const driftingRollups = async (shop: Shop, effects: Effects): Promise<Drift[]> => {
  const drifts: Drift[] = [];
  const days = await knownDays(effects);
  for (const span of days) if (await dayDrifts(span, shop, effects)) drifts.push({ kind: 'day', span });
  for (const span of new Set(days.map(monthOfDay))) if (await monthDrifts(span, effects)) drifts.push({ kind: 'month', span });
  return drifts;
};

/** Marks what differs, for the nightly sweep to fold again. */
export const markDrift = async (drifts: readonly Drift[], { table, nonce }: Effects): Promise<void> => {
  for (const { kind, span } of drifts) await table.putIf({ ...(kind === 'day' ? dirtyDayKey(span) : dirtyMonthKey(span)), nonce: nonce() });
};
