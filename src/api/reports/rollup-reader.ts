import type { Inclusion } from '../../domain/ledger/inclusion.ts';
import type { CurrencyCode } from '../../domain/money/currency.ts';
import type { DayShop } from '../../domain/rollups/day-shop.ts';
import type { Groups } from '../../domain/rollups/groups.ts';
import type { MonthShop } from '../../domain/rollups/month-shop.ts';
import type { Day, Month } from '../../domain/time/day.ts';
import type { WeekStart } from '../../domain/time/week.ts';
import type { Zone } from '../../domain/time/zone.ts';

/** What is fixed for a data folder and printed beside every answer. */
export type ReportSettings = {
  readonly zone: Zone;
  readonly currency: CurrencyCode;
  readonly weekStart: WeekStart;
  readonly inclusion: Inclusion;
};

/**
 * How far the rollups can be trusted. Instants are milliseconds since 1970: `sweptAt`, as of when the rollups hold what was booked;
 * `nightlyAt`, the start of the last completed nightly run. `dirty…`: marked to be folded again. `drift`: what the last audit found
 * amiss, absent before the first.
 */
export type Health = {
  readonly sweptAt: number;
  readonly nightlyAt: number;
  readonly dirtyDays: readonly Day[];
  readonly dirtyMonths: readonly Month[];
  readonly drift?: { readonly documents: number; readonly rollups: number };
};

/** The families that are groups: one-way breakdowns, the cube, products. */
export type GroupFamily = 'B' | 'C' | 'P';

/** All families: the shop as a whole, and those. */
export type Family = 'S' | GroupFamily;

/**
 * Reads rollups. Each call is one range of one family, both ends included, and gives the images that stand: a span without one had no
 * orders. Health is asked first, so that an image is never older than the markers say.
 */
export type RollupReader = {
  readonly settings: ReportSettings;
  readonly health: () => Promise<Health>;
  readonly shopDays: (from: Day, to: Day) => Promise<ReadonlyMap<Day, DayShop>>;
  readonly shopMonths: (from: Month, to: Month) => Promise<ReadonlyMap<Month, MonthShop>>;
  readonly groupDays: (family: GroupFamily, from: Day, to: Day) => Promise<ReadonlyMap<Day, Groups>>;
  readonly groupMonths: (family: GroupFamily, from: Month, to: Month) => Promise<ReadonlyMap<Month, Groups>>;
};

/** The current titles of products, by `productKey`; a product without one is left out. */
export type TitleLookup = (productKeys: readonly string[]) => Promise<ReadonlyMap<string, string>>;
