import * as z from 'zod/mini';
import { listQuarantined } from '../../pipeline/quarantine.ts';
import { refuse } from '../response.ts';
import { adminRoute } from '../route.ts';
import type { Replayed } from '../schemas/quarantine-schemas.ts';

export const replayQuarantined = adminRoute<typeof Replayed>()({
  id: 'replayQuarantined',
  method: 'POST',
  path: '/v1/quarantine/{id}/replay',
  scope: 'admin',
  summary: 'Take a record through the door again',
  says: 'By the profile it came with, as it is now. What is taken leaves the quarantine, and the days it touches are folded.',
  pathShape: { id: z.string().check(z.regex(/^[0-9a-f]{16}$/, 'an id as /v1/quarantine lists it'), z.describe('as listed')) },
  query: {},
  media: ['application/json'],
  refusals: ['not-found'],
  handle: async ({ path: { id } }, effects) => {
    const held = (await listQuarantined(effects)).find((record) => record.id === id);
    const replayed = held === undefined ? undefined : await effects.replay(held);
    return replayed === undefined ? refuse('not-found', 'no record in quarantine has this id') : { kind: 'json', body: replayed };
  },
});
