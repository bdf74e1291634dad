import type { OUTCOMES } from '../schemas/order-outcomes.ts';
import type { Distrust } from './webhook-door.ts';

/** What can become of a delivery, or of a record in it. */
export type WebhookCount = Distrust | (typeof OUTCOMES)[number];

/** Counts deliveries by source since the process began; a refusal that is not counted is an attack that nobody sees. */
export type WebhookTally = {
  readonly add: (source: string, what: WebhookCount) => void;
  readonly read: (source: string) => Readonly<Record<string, number>>;
};

export const createWebhookTally = (): WebhookTally => {
  const counts = new Map<string, Map<string, number>>();
  const of = (source: string): Map<string, number> => {
    const known = counts.get(source) ?? new Map<string, number>();
    counts.set(source, known);
    return known;
  };
  return {
    add: (source, what) => {
      const own = of(source);
      own.set(what, (own.get(what) ?? 0) + 1);
    },
    read: (source) => Object.fromEntries(of(source)),
  };
};
