import * as z from 'zod/mini';
import { queryRoute } from '../route.ts';
import { named } from '../schemas/registry.ts';

const OpenApi = z.looseObject({ openapi: z.string() });

named.add(OpenApi, { id: 'OpenApi', description: 'An OpenAPI 3.1 document.' });

/** The route that describes all routes, itself included, whichever process answers them. */
export const getOpenApi = queryRoute({
  id: 'getOpenApi',
  method: 'GET',
  path: '/v1/openapi.json',
  scope: 'public',
  summary: 'This description',
  says: 'The OpenAPI 3.1 document of every route.',
  pathShape: {},
  query: {},
  answer: OpenApi,
  media: ['application/json'],
  refusals: [],
  handle: async (_, { openApi }) => ({ kind: 'json-text', text: openApi() }),
});
