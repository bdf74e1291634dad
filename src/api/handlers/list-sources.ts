import * as z from 'zod/mini';
import { defineRoute } from '../route.ts';
import { named } from '../schemas/registry.ts';

const Sources = z.strictObject({
  sources: z.array(z.strictObject({ source: z.string(), webhooks: z.record(z.string(), z.int()) })),
});

named.add(Sources, {
  id: 'Sources',
  description:
    'The sources whose webhooks are taken, with what became of their deliveries since the process began; refused ones are counted by reason.',
});

export const listSources = defineRoute({
  id: 'listSources',
  method: 'GET',
  path: '/v1/sources',
  scope: 'read',
  summary: 'Where orders come from',
  says: 'The sources whose webhooks are taken, and how many deliveries were taken and refused.',
  pathShape: {},
  query: {},
  answer: Sources,
  media: ['application/json'],
  refusals: [],
  handle: async (_, { webhooks: { doors, tally } }) => ({
    kind: 'json',
    body: { sources: [...doors.keys()].map((source) => ({ source, webhooks: tally.read(source) })) },
  }),
});
