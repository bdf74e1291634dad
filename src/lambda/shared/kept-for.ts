/**
 * Reads something once in so many milliseconds, however often it is asked for. What could not be read is asked for again with the next
 * call.
 */
export const keptFor = <T>(lifetimeMs: number, read: () => Promise<T>, nowMs: () => number): (() => Promise<T>) => {
  let kept: { readonly value: Promise<T>; readonly untilMs: number } | undefined;
  return () => {
    if (kept !== undefined && nowMs() < kept.untilMs) return kept.value;
    const reading = { value: read(), untilMs: nowMs() + lifetimeMs };
    kept = reading;
    reading.value.catch(() => {
      if (kept === reading) kept = undefined;
    });
    return reading.value;
  };
};
