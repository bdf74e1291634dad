const NICE_STEPS = [1, 2, 2.5, 5, 10];
const GRID_LINES = 4;

/** Round values from at or below the lowest to at or above the highest, evenly spaced. Never empty. */
export const niceTicks = (lowest: number, highest: number): readonly number[] => {
  const low = Math.min(0, lowest);
  const high = Math.max(highest, low + 1);
  const rough = (high - low) / GRID_LINES;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * (NICE_STEPS.find((nice) => nice * power >= rough) ?? 10);
  const first = Math.floor(low / step);
  const last = Math.ceil(high / step);
  return Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step);
};

/** Maps values from one stretch onto another. */
export const linear =
  (from: readonly [number, number], onto: readonly [number, number]): ((value: number) => number) =>
  (value) =>
    onto[0] + ((value - from[0]) / (from[1] - from[0] || 1)) * (onto[1] - onto[0]);
