import { EXCLUSION_REASONS, type ExclusionReason } from '../ledger/inclusion.ts';
import { createPacker, type Packer } from '../packing/packer.ts';
import { createUnpacker, type Unpacker } from '../packing/unpacker.ts';
import { type Figures, packFigures, unpackFigures } from './figures.ts';
import { packShopEnd, packShopInto, type ShopImage, times, unpackShopEnd, unpackShopFrom } from './shop-image.ts';

/**
 * One day within a month, enough for a series of days and for the proof beside it. `median` of its order values, where it had any.
 */
export type SeriesDay = {
  readonly day: number; // days since 1970-01-01
  readonly figures: Figures;
  readonly newCustomers: number;
  readonly returningCustomers: number;
  readonly withoutKey: number;
  readonly house: number;
  readonly excluded: ShopImage['excluded'];
  readonly undatedReturns: number;
  readonly median?: { readonly minor: number; readonly isExact: boolean };
};

/** The shop in one local month. */
export type MonthShop = { readonly shop: ShopImage; readonly days: readonly SeriesDay[] };

// On most days nothing is left out, which takes one byte.
const packExcluded = (packer: Packer, excluded: ShopImage['excluded']): void => {
  const told = EXCLUSION_REASONS.filter((reason) => excluded.has(reason));
  packer.natural(told.length);
  for (const reason of told) {
    packer.natural(EXCLUSION_REASONS.indexOf(reason));
    packer.natural(excluded.get(reason) ?? 0);
  }
};

const unpackReason = (unpacker: Unpacker): ExclusionReason => {
  const index = unpacker.natural();
  const reason = EXCLUSION_REASONS[index];
  if (reason === undefined) throw new RangeError(`a packed month names reason ${index} of a list of ${EXCLUSION_REASONS.length}`);
  return reason;
};

const unpackExcluded = (unpacker: Unpacker): ShopImage['excluded'] =>
  new Map(times(unpacker.natural(), () => [unpackReason(unpacker), unpacker.natural()]));

const packSeriesDay = (packer: Packer, day: SeriesDay): void => {
  packer.int(day.day);
  packFigures(packer, day.figures);
  for (const count of [day.newCustomers, day.returningCustomers, day.withoutKey, day.house]) packer.natural(count);
  packExcluded(packer, day.excluded);
  packer.int(day.undatedReturns);
  packer.natural(day.median === undefined ? 0 : day.median.isExact ? 1 : 2);
  if (day.median !== undefined) packer.int(day.median.minor);
};

const unpackSeriesDay = (unpacker: Unpacker): SeriesDay => {
  const day = {
    day: unpacker.int(),
    figures: unpackFigures(unpacker),
    newCustomers: unpacker.natural(),
    returningCustomers: unpacker.natural(),
    withoutKey: unpacker.natural(),
    house: unpacker.natural(),
    excluded: unpackExcluded(unpacker),
    undatedReturns: unpacker.int(),
  };
  const median = unpacker.natural();
  return median === 0 ? day : { ...day, median: { minor: unpacker.int(), isExact: median === 1 } };
};

export const packMonthShop = ({ shop, days }: MonthShop): Uint8Array => {
  const packer = createPacker();
  packShopInto(packer, shop);
  packer.natural(days.length);
  for (const day of days) packSeriesDay(packer, day);
  packShopEnd(packer, shop);
  return packer.done();
};

export const unpackMonthShop = (bytes: Uint8Array): MonthShop => {
  const unpacker = createUnpacker(bytes);
  const shop = unpackShopFrom(unpacker);
  const days = times(unpacker.natural(), () => unpackSeriesDay(unpacker));
  unpackShopEnd(unpacker, shop);
  return { shop, days };
};
