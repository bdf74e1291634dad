import { queryRoute } from '../route.ts';
import type { OpenApi } from '../schemas/openapi-schema.ts';

/** The route that describes all routes, itself included, whichever process answers them. */
export const getOpenApi = queryRoute<typeof OpenApi>()({
  id: 'getOpenApi',
  method: 'GET',
  path: '/v1/openapi.json',
  scope: 'public',
  summary: 'This description',
  says: 'The OpenAPI 3.1 document of every route.',
  pathShape: {},
  query: {},
  media: ['application/json'],
  refusals: [],
  handle: async (_, { openApi }) => ({ kind: 'json-text', text: openApi() }),
});
