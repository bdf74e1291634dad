const NICE_STEPS = [1, 2, 2.5, 5, 10];
const GRID_LINES = 4;

/** Round values, evenly spaced, from the first within the range to the first at or above its end. Zero is always within. */
export const niceTicks = (lowest: number, highest: number): readonly number[] => {
  const low = Math.min(0, lowest);
  const high = Math.max(highest, 0, low + 1);
  const rough = Math.max(1, (high - low) / GRID_LINES);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.ceil(power * (NICE_STEPS.find((nice) => nice * power >= rough) ?? 10));
  const first = Math.ceil(low / step);
  const last = Math.ceil(high / step);
  return Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step);
};

/** Maps values from one stretch onto another. */
export const linear =
  (from: readonly [number, number], onto: readonly [number, number]): ((value: number) => number) =>
  (value) =>
    onto[0] + ((value - from[0]) / (from[1] - from[0] || 1)) * (onto[1] - onto[0]);
