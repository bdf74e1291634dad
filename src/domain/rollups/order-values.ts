import type { Packer } from '../packing/packer.ts';
import type { Unpacker } from '../packing/unpacker.ts';

/**
 * How often each order value (minor units) occurred. Up to `EXACT_VALUES` different values are kept as they are; beyond, each stands for
 * the lower end of its bucket, 64 buckets to an octave. Which of the two depends on the values alone, so that any merging gives the same.
 */
export type OrderValues = { isExact: boolean; readonly counts: Map<number, number> };

export const EXACT_VALUES = 256;

const SUB_BUCKETS = 64;

/** How far a median from buckets may be off, as a share of it: half a bucket. */
export const COARSE_BOUND = 1 / (2 * SUB_BUCKETS);

export const noOrderValues = (): OrderValues => ({ isExact: true, counts: new Map() });

const bucketWidth = (value: number): number => {
  const octave = Math.floor(Math.log2(Math.max(1, Math.abs(value))));
  return Math.max(1, 2 ** octave / SUB_BUCKETS);
};

const bucketOf = (value: number): number => {
  const width = bucketWidth(value);
  return Math.floor(value / width) * width;
};

const count = (counts: Map<number, number>, value: number, times: number): void => {
  counts.set(value, (counts.get(value) ?? 0) + times);
};

const coarsen = (values: OrderValues): void => {
  const fine = [...values.counts];
  values.counts.clear();
  values.isExact = false;
  for (const [value, times] of fine) count(values.counts, bucketOf(value), times);
};

/** Adds occurrences of a value in place. */
export const addOrderValue = (values: OrderValues, value: number, times = 1): void => {
  count(values.counts, values.isExact ? value : bucketOf(value), times);
  if (values.isExact && values.counts.size > EXACT_VALUES) coarsen(values);
};

/** Adds all of `more` in place. */
export const addOrderValues = (values: OrderValues, more: OrderValues): void => {
  if (!more.isExact && values.isExact) coarsen(values);
  for (const [value, times] of more.counts) addOrderValue(values, value, times);
};

/** `bound`: how far the median may be off, as a share of it. */
export type Median = { readonly minor: number; readonly bound: number };

/** The middle value, the mean of both where there are two; undefined of nothing. @unit minor units */
export const medianOf = ({ isExact, counts }: OrderValues): Median | undefined => {
  const sorted = [...counts].sort(([a], [b]) => a - b);
  const total = sorted.reduce((sum, [, times]) => sum + times, 0);
  if (total === 0) return undefined;
  const at = (rank: number): number => {
    let seen = 0;
    const found = sorted.find(([, times]) => {
      seen += times;
      return seen > rank;
    });
    const value = found?.[0] ?? 0;
    return isExact ? value : value + (bucketWidth(value) - 1) / 2;
  };
  const middle = (at(Math.floor((total - 1) / 2)) + at(Math.floor(total / 2))) / 2;
  return { minor: roundHalfEven(middle), bound: isExact ? 0 : COARSE_BOUND };
};

const roundHalfEven = (value: number): number => {
  const below = Math.floor(value);
  const rest = value - below;
  if (rest !== 0.5) return Math.round(value);
  return below % 2 === 0 ? below : below + 1;
};

export const packOrderValues = (packer: Packer, { isExact, counts }: OrderValues): void => {
  const sorted = [...counts].sort(([a], [b]) => a - b);
  packer.natural(sorted.length * 2 + (isExact ? 1 : 0));
  let before = 0;
  for (const [value, times] of sorted) {
    packer.int(value - before);
    packer.natural(times);
    before = value;
  }
};

export const unpackOrderValues = (unpacker: Unpacker): OrderValues => {
  const head = unpacker.natural();
  const counts = new Map<number, number>();
  let value = 0;
  for (let left = Math.floor(head / 2); left > 0; left -= 1) {
    value += unpacker.int();
    counts.set(value, unpacker.natural());
  }
  return { isExact: head % 2 === 1, counts };
};
