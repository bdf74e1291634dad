import { AwsError } from '../aws-error.ts';
import type { AwsEffects } from '../effects.ts';
import { backOffMs } from './back-off.ts';
import { isWorthRepeating } from './is-worth-repeating.ts';

/** @unit milliseconds, for one attempt; a healthy answer takes 5 to 50 */
const ATTEMPT_MS = 3_000;

/** No call takes longer, with all its attempts and pauses: less than the gateway's 30 s, and enough for a throttle to pass. */
export const TOTAL_MS = 10_000;

const ATTEMPTS = 8;

/** Runs `attempt` until it succeeds, fails for good, or has been given its number of attempts and its time. */
export async function withRetries<T>(attempt: (timeoutMs: () => number) => Promise<T>, effects: AwsEffects): Promise<T> {
  const endMs = effects.nowMs() + TOTAL_MS;
  const timeoutMs = (): number => Math.max(1, Math.min(ATTEMPT_MS, endMs - effects.nowMs()));
  for (let failures = 1; ; failures += 1) {
    try {
      return await attempt(timeoutMs);
    } catch (error) {
      const pause = backOffMs(failures, effects.random());
      const hasTime = effects.nowMs() + pause < endMs;
      if (!(error instanceof AwsError) || !isWorthRepeating(error) || failures === ATTEMPTS || !hasTime) throw error;
      await effects.delay(pause);
    }
  }
}
