import * as z from 'zod/mini';
import { readSourceStatus } from '../../pipeline/read-status.ts';
import { queryRoute } from '../route.ts';
import { named } from '../schemas/registry.ts';
import { PulledSource } from '../schemas/source-schema.ts';

const Sources = z.strictObject({
  sources: z.array(
    z.strictObject({
      source: z.string(),
      pull: z.nullable(PulledSource),
      webhooks: z.nullable(z.record(z.string(), z.int())),
    }),
  ),
});

named.add(Sources, {
  id: 'Sources',
  description:
    'Where orders come from. `pull`: how far a shop has been pulled, null where it never was. `webhooks`: what became of deliveries since the process began, those refused by reason; null where none are taken, or where another process takes them, as on AWS: there the metrics count.',
});

export const listSources = queryRoute({
  id: 'listSources',
  method: 'GET',
  path: '/v1/sources',
  scope: 'read',
  summary: 'Where orders come from',
  says: 'The shops that are pulled or send webhooks, how far each has come, and what became of what they sent.',
  pathShape: {},
  query: {},
  answer: Sources,
  media: ['application/json'],
  refusals: [],
  handle: async (_, effects) => {
    const deliveries = effects.deliveries();
    const pulled = await readSourceStatus(effects);
    const names = [...new Set([...pulled.map(({ name }) => name), ...deliveries.keys()])].sort();
    const sources = names.map((source) => ({
      source,
      pull: pulled.find(({ name }) => name === source) ?? null,
      webhooks: deliveries.get(source) ?? null,
    }));
    return { kind: 'json', body: { sources } };
  },
});
