import type { Random } from '../random.ts';
import type { Buyer, Country } from './planned-order.ts';

const COUNTRIES: readonly (readonly [Country, number])[] = [
  ['GB', 78],
  ['IE', 13],
  ['DE', 9],
];

/** Most never come back, some do now and then, a few are regulars. */
const LOYALTIES: readonly (readonly [number, number])[] = [
  [0.12, 60],
  [0.5, 29],
  [0.82, 11],
];

const GUEST_SHARE = 0.24;
const UNKNOWN_SHARE = 0.02;

/** Somebody who has never bought before; null is somebody of whom the shop learns nothing. Addresses are of a domain that has no mailboxes. */
export const newBuyer = (number: number, createdMs: number, random: Random): Buyer | null => {
  if (random.chance(UNKNOWN_SHARE)) return null;
  const isGuest = random.chance(GUEST_SHARE);
  return {
    accountId: isGuest ? null : `c-${String(number).padStart(6, '0')}`,
    email: `buyer${number}@example.com`,
    country: random.weighted(COUNTRIES),
    createdMs,
    loyalty: random.weighted(LOYALTIES),
  };
};

/** @unit days from one order to the next, or undefined when the buyer does not come back */
export const returnsAfter = ({ loyalty }: Buyer, random: Random): number | undefined =>
  random.chance(loyalty) ? 6 + Math.round(-Math.log(1 - random.next()) * 48) : undefined;
