import { WorkStopped } from '../../pipeline/work-stopped.ts';

/**
 * To be called after each page: throws WorkStopped where another page, as slow as the slowest so far, would go beyond `untilMs`. A page that
 * is not booked to its end is read again from its beginning, so it had better not be begun.
 */
export const stopBetweenPages = (untilMs: number, nowMs: () => number): (() => void) => {
  let beganMs = nowMs();
  let slowestMs = 0;
  return () => {
    slowestMs = Math.max(slowestMs, nowMs() - beganMs);
    beganMs = nowMs();
    if (beganMs + slowestMs >= untilMs) throw new WorkStopped();
  };
};
