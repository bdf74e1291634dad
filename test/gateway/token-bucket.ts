/** A stage's throttle: a bucket of `burst` tokens that fills at `rate` a second. `take` is false when it is empty. */
export const tokenBucket = ({ rate, burst }: { rate: number; burst: number }, nowMs: () => number): { readonly take: () => boolean } => {
  let tokens = burst;
  let countedMs = nowMs();
  const take = (): boolean => {
    tokens = Math.min(burst, tokens + ((nowMs() - countedMs) / 1000) * rate);
    countedMs = nowMs();
    if (tokens < 1) return false;
    tokens -= 1;
    return true;
  };
  return { take };
};
