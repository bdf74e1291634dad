import * as z from 'zod/mini';
import { named } from './registry.ts';

export const OUTCOMES = ['accepted', 'duplicate', 'stale', 'quarantined'] as const;

export const OrderOutcome = z.strictObject({
  index: z.int().check(z.describe('its place among those sent, from 0')),
  outcome: z.enum(OUTCOMES),
  order: z.optional(z.string().check(z.describe('source#id, where it could be read'))),
  reason: z.optional(z.string()),
  detail: z.optional(z.string()),
});

export const OrderOutcomes = z.strictObject({
  outcomes: z.array(OrderOutcome),
  counts: z.record(z.enum(OUTCOMES), z.int()),
});

named.add(OrderOutcomes, {
  id: 'OrderOutcomes',
  description:
    'What became of each order: `accepted`, new or changed; `duplicate`, it stood so already; `stale`, a newer state stands; `quarantined`, it could not be taken and is kept for 30 days.',
});
