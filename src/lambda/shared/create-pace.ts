/** How fast work may read the table, how much of it at most, and until when it may go on. */
export type PaceLimits = { readonly unitsPerSecond: number; readonly mostUnits?: number; readonly untilMs: number };

/** `readUnits`: what the process has spent so far. */
export type PaceEffects = {
  readonly readUnits: () => number;
  readonly nowMs: () => number;
  readonly delay: (ms: number) => Promise<void>;
};

/**
 * Asked between steps of long work: waits until what was spent since the beginning is within the rate, and says no once the units or the
 * time are spent.
 */
export const createPace = ({ unitsPerSecond, mostUnits = Number.POSITIVE_INFINITY, untilMs }: PaceLimits, effects: PaceEffects) => {
  const { readUnits, nowMs, delay } = effects;
  const [beganMs, before] = [nowMs(), readUnits()];
  return async (): Promise<boolean> => {
    const spent = readUnits() - before;
    const waitMs = Math.max(0, Math.ceil(beganMs + (spent / unitsPerSecond) * 1000 - nowMs()));
    if (spent >= mostUnits || nowMs() + waitMs >= untilMs) return false;
    if (waitMs > 0) await delay(waitMs);
    return true;
  };
};
