import * as z from 'zod/mini';
import { NextCursor } from './paging.ts';
import { named } from './registry.ts';

export const Quarantine = z.strictObject({
  records: z.array(
    z.strictObject({
      id: z.string(),
      receivedAt: z.string(),
      expiresAt: z.string(),
      reason: z.string(),
      origin: z.string(),
      detail: z.string(),
    }),
  ),
  nextCursor: NextCursor,
});

named.add(Quarantine, {
  id: 'Quarantine',
  description: 'Records that could not be taken, the oldest first; kept for 30 days without personal data.',
});

/** What became of a record that was taken through the door again. */
export const Replayed = z.strictObject({
  id: z.string(),
  outcome: z.enum(['accepted', 'duplicate', 'stale', 'excluded', 'quarantined']),
  order: z.optional(z.string()),
  reason: z.optional(z.string()),
  detail: z.optional(z.string()),
});

named.add(Replayed, { id: 'Replayed', description: 'What became of a record; `reason` where it stays, or was left out.' });
