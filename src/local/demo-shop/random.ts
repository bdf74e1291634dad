/** Numbers that look random and follow from a seed alone, so that the same shop can be made again. */
export type Random = {
  /** From 0 up to but not including 1. */
  readonly next: () => number;
  /** An integer from `low` to `high`, both included. */
  readonly between: (low: number, high: number) => number;
  readonly chance: (probability: number) => boolean;
  readonly pick: <T>(from: readonly T[]) => T;
  /** One of the entries, each as likely as its weight says. */
  readonly weighted: <T>(from: readonly (readonly [T, number])[]) => T;
  /** How often something happens that happens `mean` times on average. */
  readonly poisson: (mean: number) => number;
};

const hash = (text: string): number => {
  let state = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) state = Math.imul(state ^ text.charCodeAt(at), 0x01000193) >>> 0;
  return state;
};

// Knuth's method takes as long as its result is large, so that large means are split.
const LARGEST_MEAN = 30;

const drawPoisson = (mean: number, next: () => number): number => {
  if (mean > LARGEST_MEAN) return drawPoisson(LARGEST_MEAN, next) + drawPoisson(mean - LARGEST_MEAN, next);
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = next(); product > limit; product *= next()) count += 1;
  return count;
};

/** @source mulberry32, by Tommy Ettinger, public domain */
export const createRandom = (seed: string): Random => {
  let state = hash(seed);
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  const pick = <T>(from: readonly T[]): T => {
    const chosen = from[between(0, from.length - 1)];
    if (chosen === undefined) throw new RangeError('nothing to pick from');
    return chosen;
  };
  const weighted = <T>(from: readonly (readonly [T, number])[]): T => {
    let rest = next() * from.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [value, weight] of from) {
      rest -= weight;
      if (rest < 0) return value;
    }
    return pick(from)[0];
  };
  return { next, between, chance: (probability) => next() < probability, pick, weighted, poisson: (mean) => drawPoisson(mean, next) };
};
