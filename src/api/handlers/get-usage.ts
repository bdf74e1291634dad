import type { Tally } from '../../store/tally.ts';
import { queryRoute } from '../route.ts';
import type { Usage } from '../schemas/usage-schema.ts';

const unitsOf = ({ calls, readUnits, writeUnits }: Tally) => ({ calls, readUnits, writeUnits });

export const getUsage = queryRoute<typeof Usage>()({
  id: 'getUsage',
  method: 'GET',
  path: '/v1/usage',
  scope: 'read',
  summary: 'What was spent',
  says: 'Read and write units since the process began, in all and by kind of item, whatever the engine.',
  pathShape: {},
  query: {},
  media: ['application/json'],
  refusals: [],
  handle: async (_, { usage, sinceMs }) => {
    const { total, byKind } = usage();
    return {
      kind: 'json',
      body: {
        since: new Date(sinceMs).toISOString(),
        total: unitsOf(total),
        byKind: Object.fromEntries(Object.entries(byKind).map(([kind, tally]) => [kind, unitsOf(tally)])),
      },
    };
  },
});
