/** @unit milliseconds */
const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 2_000;

/** Full jitter: a random part of a pause that doubles with each failure, so that several workers do not come back together. */
export const backOffMs = (failures: number, random: number): number =>
  random * Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (failures - 1));
