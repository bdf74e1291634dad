import * as z from 'zod/mini';
import { openApiOf } from '../openapi.ts';
import { defineRoute, type Route } from '../route.ts';
import { named } from '../schemas/registry.ts';

const OpenApi = z.looseObject({ openapi: z.string() });

named.add(OpenApi, { id: 'OpenApi', description: 'An OpenAPI 3.1 document.' });

/** The route that describes all routes, itself included. */
export const getOpenApi = (routes: () => readonly Route[]): Route =>
  defineRoute({
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
    handle: async () => ({ kind: 'json', body: openApiOf(routes()) }),
  });
