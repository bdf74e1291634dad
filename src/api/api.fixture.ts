import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import type { Effects } from '../pipeline/effects.ts';
import { deliver, openWorld, order, type World } from '../pipeline/shop.fixture.ts';
import { sweepNightly } from '../pipeline/sweep.ts';
import { meterTable } from '../store/meter.ts';
import { answerRequest } from './answer-request.ts';
import type { ApiEffects } from './api-effects.ts';
import { findRoutes } from './find-route.ts';
import { faultsOf } from './json-schema.fixture.ts';
import { MAX_BODY_BYTES } from './limits.ts';
import { openApiOf } from './openapi.ts';
import { reportEffects } from './reports/report-effects.ts';
import type { ApiRequest } from './request.ts';
import type { ApiResponse } from './response.ts';
import { ROUTES } from './routes.ts';
import { judgeToken } from './tokens/judge-token.ts';
import { issueToken } from './tokens/keep-tokens.ts';
import type { Scope } from './tokens/scope.ts';
import { rememberTags } from './unchanged.ts';
import { createWebhookTally } from './webhooks/webhook-tally.ts';

export const DOCUMENT = openApiOf(ROUTES);

type Described = { readonly [name: string]: unknown };

const inside = (value: unknown, ...names: readonly string[]): Described | undefined =>
  names.reduce<unknown>((inner, name) => (inner as Described | undefined)?.[name], value) as Described | undefined;

const ofDocument = (described: Described | undefined): Described | undefined =>
  typeof described?.$ref === 'string' ? inside(DOCUMENT, ...described.$ref.slice('#/'.length).split('/')) : described;

export const bodyText = ({ headers, body }: ApiResponse): string =>
  headers['content-encoding'] === 'gzip' ? gunzipSync(Buffer.from(body)).toString() : Buffer.from(body).toString();

/** The key of a route's path in the document; the path itself where there is no such route. */
const keyOf = (path: string): string => {
  const found = findRoutes(path, ROUTES);
  return found.kind === 'found' ? (found.matches[0]?.route.path ?? path) : path;
};

/** What of an answer is not as the document says. Answers to paths and methods that it does not have must be problems all the same. */
const undocumented = ({ method, path }: ApiRequest, response: ApiResponse): string[] => {
  const operation = method === method.toUpperCase() ? inside(DOCUMENT, 'paths', keyOf(path), method.toLowerCase()) : undefined;
  const described =
    ofDocument(inside(operation, 'responses', String(response.status))) ??
    (operation === undefined ? ofDocument({ $ref: `#/components/responses/Problem${response.status}` }) : undefined);
  if (described === undefined) return [`${method} ${path} answered ${response.status}, which is not documented`];
  if (method === 'HEAD' || response.body.length === 0) return [];
  const type = (response.headers['content-type'] ?? '').split(';')[0] ?? '';
  const content = inside(described, 'content', type);
  if (content === undefined) return [`${method} ${path} answered ${response.status} as ${type}, which is not documented`];
  return type.endsWith('json') ? faultsOf(JSON.parse(bodyText(response)), content.schema as Described, { root: DOCUMENT }) : [];
};

export type Asked = Partial<Omit<ApiRequest, 'body'>> & {
  readonly token?: string;
  readonly json?: unknown;
  readonly body?: string | Uint8Array;
};

/** Answers of the API, each held against the OpenAPI document; `json` reads the body. */
export type Answered = ApiResponse & { readonly json: () => never; readonly text: string };

const bounded = (body: Uint8Array): ApiRequest['body'] => (body.length > MAX_BODY_BYTES ? 'too-large' : body);

const requestOf = (target: string, { token, json, body, headers, ...rest }: Asked): ApiRequest => {
  const [path = '', ...query] = target.split('?');
  return {
    method: 'GET',
    path,
    query: query.join('?'),
    headers: {
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(json !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    body: bounded(Buffer.from(json === undefined ? (body ?? '') : JSON.stringify(json))),
    ...rest,
  };
};

export type Api = {
  readonly world: World;
  readonly effects: ApiEffects;
  readonly failures: unknown[];
  readonly tokens: { readonly [scope in Scope]: string };
  readonly issue: (name: string, scopes: readonly Scope[], lifetimeSeconds?: number) => Promise<string>;
  readonly ask: (target: string, asked?: Asked) => Promise<Answered>;
};

export const CLOCK = '2024-03-10T12:00:00Z';

/** A shop in memory with a few orders, swept, and a token for each scope. */
export const openApi = async (fill: (world: World) => Promise<void> = fillShop): Promise<Api> => {
  const bare = await openWorld('2024-01-01T00:00:00Z');
  const meter = meterTable(bare.effects.table);
  const world = bare.through(meter.over);
  world.setClock(CLOCK);
  await fill(world);
  await sweepNightly(world.shop, world.effects);
  const failures: unknown[] = [];
  const tally = createWebhookTally([]);
  const { shop } = world;
  const effects: ApiEffects = {
    ...world.effects,
    shop,
    judge: ({ headers }) => judgeToken(headers.authorization, world.effects),
    openApi: () => JSON.stringify(DOCUMENT),
    reportEffects: (counted: Effects) => reportEffects({ shop, effects: counted }),
    guestKey: (email) => (email.includes('@') ? `guest-${Buffer.from(email).toString('hex').slice(0, 12)}` : undefined),
    onTaken: () => undefined,
    replay: async ({ id }) => ({ id, outcome: 'quarantined', reason: 'as before' }),
    webhooks: { doors: new Map(), tally },
    deliveries: tally.read,
    unchanged: rememberTags({ writes: () => meter.read().total.writeUnits, nowMs: world.effects.nowMs }),
    usage: meter.read,
    sinceMs: Date.parse(CLOCK),
    onFailure: (error) => failures.push(error),
  };
  let drawn = 0;
  const nextRandom = (): Uint8Array => {
    drawn += 1;
    return createHash('sha256').update(String(drawn)).digest();
  };
  const issue: Api['issue'] = async (name, scopes, lifetimeSeconds = 86_400) => {
    const issued = await issueToken({ name, scopes, lifetimeSeconds }, { ...world.effects, random: nextRandom });
    assert.equal(issued.kind, 'issued');
    return issued.kind === 'issued' ? issued.token : '';
  };
  const tokens = {
    collect: await issue('collect', ['collect']),
    read: await issue('read', ['read']),
    'read:customers': await issue('customers', ['read', 'read:customers']),
    admin: await issue('admin', ['admin']),
  };
  const ask: Api['ask'] = async (target, asked = {}) => {
    const request = requestOf(target, asked);
    const response = await answerRequest(request, ROUTES, effects);
    assert.deepEqual(undocumented(request, response), []);
    const text = request.method === 'HEAD' ? '' : bodyText(response);
    return { ...response, text, json: () => JSON.parse(text) as never };
  };
  return { world, effects, failures, tokens, issue, ask };
};

const LINES = [{ id: '1', productId: 'mug', title: 'Mug', category: 'home', quantity: 2, gross: 2000, discount: 100 }];

export const fillShop = async (world: World): Promise<void> => {
  const refund = {
    id: 'r1',
    at: Date.parse('2024-03-01T09:30:00Z') / 1000,
    reason: 'refund',
    lines: [{ lineId: '1', quantity: 1, goods: 950 }],
  };
  await deliver(
    order('1', '2024-02-01T10:00:00Z', { customerKey: 'ann', country: 'UK', lines: LINES, shipping: { charged: 300 } }),
    1,
    world,
  );
  await deliver(
    order('2', '2024-03-01T09:00:00Z', { customerKey: 'ann', country: 'FR', channel: 'web', lines: LINES, reversals: [refund] }),
    1,
    world,
  );
  await deliver(order('3', '2024-03-01T23:30:00Z', { customerKey: 'bo', country: 'UK', paymentMethods: ['card'] }), 1, world);
  await deliver(order('4', '2024-03-09T08:00:00Z', { test: true }), 1, world);
};
