import type { Piece } from '../../domain/cover.ts';
import type { DayShop } from '../../domain/rollups/day-shop.ts';
import type { Groups } from '../../domain/rollups/groups.ts';
import type { MonthShop } from '../../domain/rollups/month-shop.ts';
import { addDays, type Day, type Month, nextMonth } from '../../domain/time/day.ts';
import type { GroupFamily, RollupReader } from './rollup-reader.ts';

/** Images by their day or month, as far as they stand. */
export type Images<OfDay, OfMonth> = { readonly days: ReadonlyMap<Day, OfDay>; readonly months: ReadonlyMap<Month, OfMonth> };
export type ShopImages = Images<DayShop, MonthShop>;
export type GroupImages = Images<Groups, Groups>;

/** All that was read for a question, of the range and of its base together: each image once. */
export type Store = { readonly shop: ShopImages; readonly groups: GroupImages };

type Run<T> = { readonly from: T; readonly to: T };

/** What follows without a gap is one read. */
const runsOf = <T extends string>(names: ReadonlySet<T>, next: (name: T) => T): Run<T>[] => {
  const runs: Run<T>[] = [];
  for (const name of [...names].sort()) {
    const last = runs.at(-1);
    if (last !== undefined && next(last.to) === name) runs[runs.length - 1] = { ...last, to: name };
    else runs.push({ from: name, to: name });
  }
  return runs;
};

const daysIn = (pieces: readonly Piece[]): Set<Day> => new Set(pieces.flatMap((piece) => (piece.kind === 'day' ? [piece.day] : [])));
const monthsIn = (pieces: readonly Piece[]): Set<Month> =>
  new Set(pieces.flatMap((piece) => (piece.kind === 'month' ? [piece.month] : [])));

type Read<OfDay, OfMonth> = {
  readonly days: (from: Day, to: Day) => Promise<ReadonlyMap<Day, OfDay>>;
  readonly months: (from: Month, to: Month) => Promise<ReadonlyMap<Month, OfMonth>>;
};

// Pieces of several covers may overlap; each is read once.
const readPieces = async <OfDay, OfMonth>(pieces: readonly Piece[], read: Read<OfDay, OfMonth>): Promise<Images<OfDay, OfMonth>> => {
  const days = new Map<Day, OfDay>();
  const months = new Map<Month, OfMonth>();
  for (const { from, to } of runsOf(daysIn(pieces), (day) => addDays(day, 1)))
    for (const [day, image] of await read.days(from, to)) days.set(day, image);
  for (const { from, to } of runsOf(monthsIn(pieces), nextMonth))
    for (const [month, image] of await read.months(from, to)) months.set(month, image);
  return { days, months };
};

export const readShopImages = (pieces: readonly Piece[], reader: RollupReader): Promise<ShopImages> =>
  readPieces(pieces, { days: reader.shopDays, months: reader.shopMonths });

export const readGroupImages = (pieces: readonly Piece[], family: GroupFamily, reader: RollupReader): Promise<GroupImages> =>
  readPieces(pieces, {
    days: (from, to) => reader.groupDays(family, from, to),
    months: (from, to) => reader.groupMonths(family, from, to),
  });

const only = <K, V>(all: ReadonlyMap<K, V>, keys: ReadonlySet<K>): ReadonlyMap<K, V> => new Map([...all].filter(([key]) => keys.has(key)));

/** Of all that was read, the images of one cover: where covers overlap, a day may have been read beside its month. */
export const imagesOf = <OfDay, OfMonth>({ days, months }: Images<OfDay, OfMonth>, pieces: readonly Piece[]): Images<OfDay, OfMonth> => ({
  days: only(days, daysIn(pieces)),
  months: only(months, monthsIn(pieces)),
});
