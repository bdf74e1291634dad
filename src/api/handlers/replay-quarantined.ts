import * as z from 'zod/mini';
import { listQuarantined } from '../../pipeline/quarantine.ts';
import { refuse } from '../response.ts';
import { adminRoute } from '../route.ts';
import { named } from '../schemas/registry.ts';

/** What became of a record that was taken through the door again. */
export const Replayed = z.strictObject({
  id: z.string(),
  outcome: z.enum(['accepted', 'duplicate', 'stale', 'excluded', 'quarantined']),
  order: z.optional(z.string()),
  reason: z.optional(z.string()),
  detail: z.optional(z.string()),
});
export type Replayed = Readonly<z.infer<typeof Replayed>>;

named.add(Replayed, { id: 'Replayed', description: 'What became of a record; `reason` where it stays, or was left out.' });

export const replayQuarantined = adminRoute({
  id: 'replayQuarantined',
  method: 'POST',
  path: '/v1/quarantine/{id}/replay',
  scope: 'admin',
  summary: 'Take a record through the door again',
  says: 'By the profile it came with, as it is now. What is taken leaves the quarantine, and the days it touches are folded.',
  pathShape: { id: z.string().check(z.regex(/^[0-9a-f]{16}$/, 'an id as /v1/quarantine lists it'), z.describe('as listed')) },
  query: {},
  answer: Replayed,
  media: ['application/json'],
  refusals: ['not-found'],
  handle: async ({ path: { id } }, effects) => {
    const held = (await listQuarantined(effects)).find((record) => record.id === id);
    const replayed = held === undefined ? undefined : await effects.replay(held);
    return replayed === undefined ? refuse('not-found', 'no record in quarantine has this id') : { kind: 'json', body: replayed };
  },
});
