import type { OUTCOMES } from '../schemas/order-outcomes.ts';
import type { Distrust } from './webhook-door.ts';

/** What can become of a delivery, or of a record in it; `deferred`: left to the pull, since the store was at its limit. */
export type WebhookCount = Distrust | 'deferred' | (typeof OUTCOMES)[number];

/** How often each thing became of a source's deliveries. */
export type WebhookCounts = Readonly<Partial<Record<WebhookCount, number>>>;

/** Counts deliveries by source since the process began; a refusal that is not counted is an attack that nobody sees. */
export type WebhookTally = {
  readonly add: (source: string, what: WebhookCount) => void;
  readonly read: () => ReadonlyMap<string, WebhookCounts>;
};

/** A tally of the sources that have a door; one that has sent nothing yet is in it as well. */
export const createWebhookTally = (sources: Iterable<string>): WebhookTally => {
  const counts = new Map<string, WebhookCounts>([...sources].map((source) => [source, {}]));
  return {
    add: (source, what) => {
      const own = counts.get(source) ?? {};
      counts.set(source, { ...own, [what]: (own[what] ?? 0) + 1 });
    },
    read: () => counts,
  };
};
