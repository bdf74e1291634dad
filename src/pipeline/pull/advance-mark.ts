import type { PulledPage } from './pull-source.ts';

/**
 * The instant (milliseconds of the shop's clock) before which every change is known to be booked: the next walk begins here. `isHeld` once
 * a page of this walk has come near the shop's present: changes from there on may still become visible behind the walk, however long the
 * pages after it take to come.
 */
export type Mark = { readonly ms: number; readonly isHeld: boolean };

/** The mark when a page is booked. It stays behind both what the page reached and the shop's clock, by the overlap. */
export const advanceMark = (
  mark: Mark,
  { reachedMs, readAtMs }: Pick<PulledPage<unknown>, 'reachedMs' | 'readAtMs'>,
  overlapMs: number,
): Mark => {
  if (mark.isHeld || reachedMs === undefined) return mark;
  const ms = Math.max(mark.ms, Math.min(reachedMs, readAtMs) - overlapMs);
  return { ms, isHeld: reachedMs > readAtMs - overlapMs };
};
