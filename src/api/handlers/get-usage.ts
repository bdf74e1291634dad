import * as z from 'zod/mini';
import type { Tally } from '../../store/tally.ts';
import { queryRoute } from '../route.ts';
import { named } from '../schemas/registry.ts';

const Units = z.strictObject({ calls: z.int(), readUnits: z.number(), writeUnits: z.number() });

const Usage = z.strictObject({ since: z.string(), total: Units, byKind: z.record(z.string(), Units) });

named.add(Usage, {
  id: 'Usage',
  description:
    'What was spent on the table since the process began, in units of DynamoDB; by kind of item. On AWS it is that of the one worker that answers; the metrics have the whole.',
});

const unitsOf = ({ calls, readUnits, writeUnits }: Tally) => ({ calls, readUnits, writeUnits });

export const getUsage = queryRoute({
  id: 'getUsage',
  method: 'GET',
  path: '/v1/usage',
  scope: 'read',
  summary: 'What was spent',
  says: 'Read and write units since the process began, in all and by kind of item, whatever the engine.',
  pathShape: {},
  query: {},
  answer: Usage,
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
