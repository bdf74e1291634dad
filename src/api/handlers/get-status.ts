import { readBookStatus } from '../../pipeline/read-status.ts';
import { queryRoute } from '../route.ts';
import type { Status } from '../schemas/status-schema.ts';

export const getStatus = queryRoute<typeof Status>()({
  id: 'getStatus',
  method: 'GET',
  path: '/v1/status',
  scope: 'read',
  summary: 'How the book is',
  says: 'What it holds, how fresh it is, what waits to be folded, and the drift at the last audit.',
  pathShape: {},
  query: {},
  holds: true,
  media: ['application/json'],
  refusals: [],
  handle: async (_, effects) => ({ kind: 'json', body: await readBookStatus(effects.shop, effects) }),
});
