import type { AwsEffects } from './effects.ts';

/** The real world, for composition roots. */
export const systemEffects: AwsEffects = {
  nowMs: Date.now,
  random: Math.random,
  delay: (milliseconds) =>
    new Promise((resolve) => {
      setTimeout(resolve, milliseconds);
    }),
  startTimer: (milliseconds, action) => {
    const timer = setTimeout(action, milliseconds);
    return () => clearTimeout(timer);
  },
};
