import * as z from 'zod/mini';
import { ANSWERS } from './answers.ts';
import { PROBLEM_TYPE, PROBLEMS, type ProblemCode } from './errors.ts';
import type { RouteForm, Shape } from './route.ts';
import { Problem } from './schemas/problem-schema.ts';
import { named } from './schemas/registry.ts';

type Json = { readonly [name: string]: unknown };

const refTo = (schema: z.ZodMiniType): Json => {
  const id = named.get(schema)?.id;
  if (id === undefined) throw new RangeError('a schema of a route has no name in the registry; add it with named.add');
  return { $ref: `#/components/schemas/${id}` };
};

type Override = { readonly jsonSchema: { pattern?: string } };

// Not every reader of patterns knows classes of Unicode; and half a surrogate pair cannot come in UTF-8 anyway.
const override = ({ jsonSchema }: Override): void => {
  if (jsonSchema.pattern !== undefined)
    jsonSchema.pattern = jsonSchema.pattern.replaceAll('\\p{Cc}', '\\u0000-\\u001f\\u007f-\\u009f').replaceAll('\\p{Cs}', '');
};

const schemasOf = (): Json => {
  const { schemas } = z.toJSONSchema(named, { uri: (id) => `#/components/schemas/${id}`, override });
  return Object.fromEntries(
    Object.entries(schemas)
      .map(([id, { $schema: _, $id: __, ...schema }]): [string, Json] => [id, schema])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
};

/** What any route can refuse. */
const GENERAL = [
  'malformed-request',
  'invalid-parameters',
  'answer-too-large',
  'not-acceptable',
  'too-slow',
  'body-too-large',
  'url-too-long',
  'headers-too-large',
  'failed',
  'busy',
] as const;

/** Every way in which a route may refuse a request. */
export const refusalsOf = ({ scope, body, refusals }: RouteForm): ProblemCode[] => [
  ...GENERAL,
  ...(scope === 'public' ? [] : (['unauthenticated', 'forbidden'] as const)),
  ...(body === undefined ? [] : (['unsupported-media-type'] as const)),
  ...refusals,
];

const statusesOf = (route: RouteForm): number[] =>
  [...new Set(refusalsOf(route).map((code) => PROBLEMS[code].status))].sort((a, b) => a - b);

const text = (description: string): Json => ({ description, schema: { type: 'string' } });

const HEADERS_BY_STATUS: { readonly [status: number]: Json } = {
  401: { 'WWW-Authenticate': text('how to show a token; not for deliveries of webhooks') },
  403: { 'WWW-Authenticate': text('the scope that is needed') },
  405: { Allow: text('the methods that are offered') },
  503: { 'Retry-After': text('when to try again, in seconds') },
};

const problemResponse = (status: number): Json => {
  const titles = Object.values(PROBLEMS).filter((problem) => problem.status === status);
  return {
    description: titles.map(({ title }) => title).join('; or: '),
    ...(HEADERS_BY_STATUS[status] !== undefined && { headers: HEADERS_BY_STATUS[status] }),
    content: { [PROBLEM_TYPE]: { schema: refTo(Problem) } },
  };
};

const responsesOfProblems = (): Json => {
  const statuses = [...new Set(Object.values(PROBLEMS).map(({ status }) => status))];
  return Object.fromEntries(statuses.map((status) => [`Problem${status}`, problemResponse(status)]));
};

const isOptional = (schema: z.ZodMiniType): boolean => schema.safeParse(undefined).success;

const parametersOf = (shape: Shape, place: 'path' | 'query'): Json[] =>
  Object.entries(shape).map(([name, schema]) => {
    const { $schema: _, description, ...json } = z.toJSONSchema(schema, { override });
    return {
      name,
      in: place,
      required: place === 'path' || !isOptional(schema),
      ...(description !== undefined && { description }),
      schema: json,
    };
  });

const CACHE_HEADERS: Json = { ETag: text('changes whenever the answer does; send it back as If-None-Match') };

const NEUTRALISED: Json = {
  'Neutralised-Cells': text('of CSV only: how many cells got an apostrophe, so that no spreadsheet runs them as a formula'),
};

const headersOf = ({ method, media }: RouteForm): Json => ({
  ...(method === 'GET' && CACHE_HEADERS),
  ...(media.includes('text/csv') && NEUTRALISED),
});

const answerOf = ({ id }: RouteForm): z.ZodMiniType => {
  const answer = ANSWERS[id];
  if (answer === undefined) throw new RangeError(`the route ${id} has no answer in answers.ts; add it`);
  return answer;
};

const contentOf = (route: RouteForm): Json =>
  Object.fromEntries(
    route.media.map((type) => [type, { schema: type === 'application/json' ? refTo(answerOf(route)) : { type: 'string' } }]),
  );

const successOf = (route: RouteForm, withContent: boolean): Json => ({
  200: {
    description: route.summary,
    headers: headersOf(route),
    ...(withContent && { content: contentOf(route) }),
  },
  ...(route.method === 'GET' && { 304: { description: 'the asker has this answer already', headers: CACHE_HEADERS } }),
});

const responsesOf = (route: RouteForm, withContent: boolean): Json => ({
  ...successOf(route, withContent),
  ...Object.fromEntries(
    statusesOf(route).map((status) => [
      status,
      withContent ? { $ref: `#/components/responses/Problem${status}` } : { description: `as GET, without a body` },
    ]),
  ),
});

const bodyOf = ({ body, rawBody }: RouteForm): Json => {
  if (body !== undefined) return { requestBody: { required: true, content: { 'application/json': { schema: refTo(body) } } } };
  return rawBody === undefined ? {} : { requestBody: { required: true, content: { [rawBody]: { schema: {} } } } };
};

const operationOf = (route: RouteForm): Json => ({
  operationId: route.id,
  summary: route.summary,
  description: route.says,
  security: route.scope === 'public' ? [] : [{ token: [route.scope] }],
  parameters: [...parametersOf(route.pathShape, 'path'), ...parametersOf(route.query, 'query')],
  ...bodyOf(route),
  responses: responsesOf(route, true),
});

const headOf = (route: RouteForm): Json => ({
  ...operationOf(route),
  operationId: `${route.id}Head`,
  summary: `${route.summary}: the headers alone`,
  responses: responsesOf(route, false),
});

const optionsOf = (route: RouteForm): Json => ({
  operationId: `${route.id}Options`,
  summary: 'Which methods are offered here',
  security: [],
  // Whatever stands in the path, the methods are the same.
  parameters: Object.keys(route.pathShape).map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } })),
  responses: { 204: { description: 'in the header Allow', headers: { Allow: text('the methods that are offered') } } },
});

const pathOf = (routes: readonly RouteForm[]): Json => {
  const [first] = routes;
  return {
    ...Object.fromEntries(routes.map((route) => [route.method.toLowerCase(), operationOf(route)])),
    ...Object.fromEntries(routes.filter(({ method }) => method === 'GET').map((route) => ['head', headOf(route)])),
    ...(first !== undefined && { options: optionsOf(first) }),
  };
};

const ABOUT = `What sold, to whom, and the proof beside the number. Money is whole minor units of the shop's currency; days are those of its
zone, ranges have both ends included. What is refused is refused as a problem of RFC 9457 that names each parameter and what is allowed. A method
that a path does not offer is refused with 405 and the header Allow.`;

/** The OpenAPI 3.1 document of some routes: it says what their schemas say, and nothing that is written twice. */
export const openApiOf = (routes: readonly RouteForm[]) => ({
  openapi: '3.1.0',
  info: { title: 'Tillbook', version: '1', description: ABOUT.replaceAll('\n', ' '), license: { name: 'MIT', identifier: 'MIT' } },
  servers: [{ url: '/' }],
  paths: Object.fromEntries([...Map.groupBy(routes, ({ path }) => path)].map(([path, own]) => [path, pathOf(own)])),
  components: {
    schemas: schemasOf(),
    responses: responsesOfProblems(),
    securitySchemes: {
      token: { type: 'http', scheme: 'bearer', description: 'a token of "tillbook token create" with the scope of the operation' },
    },
  },
});
