/** What the clients need of the world beside the network. Fits the table's own effects, `delay` and `random`. */
export type AwsEffects = {
  readonly nowMs: () => number;
  readonly random: () => number; // from 0 up to 1, as Math.random
  readonly delay: (milliseconds: number) => Promise<void>;
  /** Calls `action` once, so many milliseconds later, unless the function that it gives is called before. */
  readonly startTimer: (milliseconds: number, action: () => void) => () => void;
};
