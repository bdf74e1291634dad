import type { Piece } from '../../domain/cover.ts';
import type { DayShop } from '../../domain/rollups/day-shop.ts';
import type { Groups } from '../../domain/rollups/groups.ts';
import type { MonthShop } from '../../domain/rollups/month-shop.ts';
import type { Day, Month } from '../../domain/time/day.ts';
import type { GroupFamily, RollupReader } from './rollup-reader.ts';

/** The images of a cover's pieces, as far as they stand. */
export type Images<OfDay, OfMonth> = { readonly days: ReadonlyMap<Day, OfDay>; readonly months: ReadonlyMap<Month, OfMonth> };
export type ShopImages = Images<DayShop, MonthShop>;
export type GroupImages = Images<Groups, Groups>;

type Run =
  | { readonly kind: 'day'; readonly from: Day; readonly to: Day }
  | { readonly kind: 'month'; readonly from: Month; readonly to: Month };

const runOf = (piece: Piece): Run =>
  piece.kind === 'day' ? { kind: 'day', from: piece.day, to: piece.day } : { kind: 'month', from: piece.month, to: piece.month };

const extend = (run: Run, piece: Piece): Run | undefined => {
  if (run.kind === 'day' && piece.kind === 'day') return { ...run, to: piece.day };
  if (run.kind === 'month' && piece.kind === 'month') return { ...run, to: piece.month };
  return undefined;
};

/** Neighbouring pieces of one kind are one read: pieces tile the range, so nothing lies between them. */
const runsOf = (pieces: readonly Piece[]): Run[] => {
  const runs: Run[] = [];
  for (const piece of pieces) {
    const last = runs.at(-1);
    const longer = last === undefined ? undefined : extend(last, piece);
    if (longer === undefined) runs.push(runOf(piece));
    else runs[runs.length - 1] = longer;
  }
  return runs;
};

type Read<OfDay, OfMonth> = {
  readonly days: (from: Day, to: Day) => Promise<ReadonlyMap<Day, OfDay>>;
  readonly months: (from: Month, to: Month) => Promise<ReadonlyMap<Month, OfMonth>>;
};

const readRuns = async <OfDay, OfMonth>(pieces: readonly Piece[], read: Read<OfDay, OfMonth>): Promise<Images<OfDay, OfMonth>> => {
  const days = new Map<Day, OfDay>();
  const months = new Map<Month, OfMonth>();
  for (const run of runsOf(pieces)) {
    if (run.kind === 'day') for (const [day, image] of await read.days(run.from, run.to)) days.set(day, image);
    else for (const [month, image] of await read.months(run.from, run.to)) months.set(month, image);
  }
  return { days, months };
};

export const readShopImages = (pieces: readonly Piece[], reader: RollupReader): Promise<ShopImages> =>
  readRuns(pieces, { days: reader.shopDays, months: reader.shopMonths });

export const readGroupImages = (pieces: readonly Piece[], family: GroupFamily, reader: RollupReader): Promise<GroupImages> =>
  readRuns(pieces, {
    days: (from, to) => reader.groupDays(family, from, to),
    months: (from, to) => reader.groupMonths(family, from, to),
  });
