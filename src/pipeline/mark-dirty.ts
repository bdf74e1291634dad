import { addDays, type Day } from '../domain/time/day.ts';
import { localDay } from '../domain/time/zone.ts';
import { dirtyDayKey } from '../store/table.ts';
import { dayAt, type Effects, type Shop } from './effects.ts';

/** The days of the instants that the sweep does not refold anyway: those before yesterday and those after today. */
export const coldDays = (instants: readonly number[], shop: Pick<Shop, 'zone'>, nowMs: number): Day[] => {
  const today = dayAt(shop, nowMs);
  const yesterday = addDays(today, -1);
  const days = new Set(instants.map((second) => localDay(shop.zone, second)));
  return [...days].filter((day) => day < yesterday || day > today);
};

/**
 * Marks the cold days of what was booked, each with a nonce of its own. To be called after the last posting is put, since the clock is
 * read here: a midnight between would let a day go cold unmarked. Never skipped because nothing seemed to change.
 */
export const markDirty = async (instants: readonly number[], shop: Pick<Shop, 'zone'>, effects: Effects): Promise<void> => {
  for (const day of coldDays(instants, shop, effects.nowMs())) await effects.table.putIf({ ...dirtyDayKey(day), nonce: effects.nonce() });
};
