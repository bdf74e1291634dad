import type { Taken } from '../../pipeline/take-orders.ts';
import type { OUTCOMES } from '../schemas/order-outcomes.ts';

const outcomeOf = (taken: Taken, index: number) =>
  taken.outcome === 'quarantined'
    ? { index, outcome: taken.outcome, reason: taken.reason, detail: taken.detail }
    : { index, outcome: taken.outcome, order: taken.ref };

const countOf = (taken: readonly Taken[], name: (typeof OUTCOMES)[number]): number =>
  taken.filter(({ outcome }) => outcome === name).length;

/** What became of each of the records, and how many ended in which way. */
export const outcomesOf = (taken: readonly Taken[]) => ({
  outcomes: taken.map(outcomeOf),
  counts: {
    accepted: countOf(taken, 'accepted'),
    duplicate: countOf(taken, 'duplicate'),
    stale: countOf(taken, 'stale'),
    quarantined: countOf(taken, 'quarantined'),
  },
});
