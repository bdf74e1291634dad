import { readSourceStatus } from '../../pipeline/read-status.ts';
import { queryRoute } from '../route.ts';
import type { Sources } from '../schemas/sources-schema.ts';

export const listSources = queryRoute<typeof Sources>()({
  id: 'listSources',
  method: 'GET',
  path: '/v1/sources',
  scope: 'read',
  summary: 'Where orders come from',
  says: 'The shops that are pulled or send webhooks, how far each has come, and what became of what they sent.',
  pathShape: {},
  query: {},
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
