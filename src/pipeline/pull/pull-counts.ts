/** How many orders that a source handed over ended in which way, each delivery counted once. `products`: those that were new or changed. */
export type PullCounts = {
  readonly accepted: number;
  readonly duplicate: number;
  readonly stale: number;
  readonly quarantined: Readonly<Record<string, number>>;
  readonly products: number;
};

export const NO_PULL_COUNTS: PullCounts = { accepted: 0, duplicate: 0, stale: 0, quarantined: {}, products: 0 };

export type PullOutcome = 'accepted' | 'duplicate' | 'stale' | { readonly quarantined: string };

export const countOutcome = (counts: PullCounts, outcome: PullOutcome): PullCounts => {
  if (typeof outcome === 'string') return { ...counts, [outcome]: counts[outcome] + 1 };
  const { quarantined: reason } = outcome;
  return { ...counts, quarantined: { ...counts.quarantined, [reason]: (counts.quarantined[reason] ?? 0) + 1 } };
};

const differences = (later: Readonly<Record<string, number>>, earlier: Readonly<Record<string, number>>): Record<string, number> =>
  Object.fromEntries(
    Object.entries(later)
      .map(([reason, count]) => [reason, count - (earlier[reason] ?? 0)] as const)
      .filter(([, count]) => count > 0),
  );

/** What was counted between two states of the same source. */
export const countsSince = (earlier: PullCounts, later: PullCounts): PullCounts => ({
  accepted: later.accepted - earlier.accepted,
  duplicate: later.duplicate - earlier.duplicate,
  stale: later.stale - earlier.stale,
  quarantined: differences(later.quarantined, earlier.quarantined),
  products: later.products - earlier.products,
});
