import { type Api, fillShop, openApi } from '../../api/api.fixture.ts';
import { SourceName } from '../../domain/ids.ts';
import type { World as Shop } from '../../pipeline/shop.fixture.ts';
import { PUBLISHED } from './http-event.fixture.ts';
import type { HttpEvent } from './http-event.ts';
import type { HttpResult } from './http-result.ts';
import type { World } from './world.ts';

/** A function's world over a shop in memory. `parameters` and `lines` are what its secrets are and what it wrote. */
export type Functions = {
  readonly api: Api;
  readonly world: World;
  readonly parameters: Map<string, string>;
  readonly lines: string[];
};

export const PREFIX = '/tillbook/test';
export const GUEST_KEY = 'ab'.repeat(32);

export const openFunctions = async (fill: (shop: Shop) => Promise<void> = fillShop): Promise<Functions> => {
  const api = await openApi(fill);
  const parameters = new Map([
    [`${PREFIX}/guest-key`, GUEST_KEY],
    [`${PREFIX}/sources/online/webhook-secrets`, 'old new'],
  ]);
  const lines: string[] = [];
  const source = { kind: 'retail-api', url: 'https://shop.example.com' } as const;
  const world: World = {
    environment: {
      tableName: 'tillbook-test',
      parameterPrefix: PREFIX,
      shopName: 'test',
      sources: [
        { ...source, name: SourceName.parse('online'), sendsWebhooks: true },
        { ...source, name: SourceName.parse('quiet'), sendsWebhooks: false },
      ],
    },
    table: api.world.effects.table,
    readParameter: async (name) => parameters.get(name),
    nowMs: api.world.effects.nowMs,
    nonce: api.world.effects.nonce,
    write: (line) => lines.push(line),
  };
  return { api, world, parameters, lines };
};

export type Sent = {
  readonly headers?: Readonly<Record<string, string>>;
  readonly cookie?: string;
  readonly body?: string;
  readonly scopes?: string; // as the authorizer passes them on
};

/** The event of a request to a route, e.g. `GET /v1/reports/{report}` at `/v1/reports/sales?from=…`. */
export const eventOf = (routeKey: string, target: string, { headers = {}, cookie, body, scopes }: Sent = {}): HttpEvent => {
  const { body: _, cookies: __, ...bare } = PUBLISHED;
  const [rawPath = '', ...query] = target.split('?');
  const [method = ''] = routeKey.split(' ');
  return {
    ...bare,
    routeKey,
    rawPath,
    rawQueryString: query.join('?'),
    headers,
    ...(cookie !== undefined && { cookies: [cookie] }),
    ...(body !== undefined && { body }),
    requestContext: { http: { method }, ...(scopes !== undefined && { authorizer: { lambda: { scopes, tokenName: 'test' } } }) },
  };
};

export const bodyOf = ({ body, isBase64Encoded }: HttpResult): string => Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8').toString();
