import assert from 'node:assert/strict';
import type { Scope } from '../../../src/api/tokens/scope.ts';
import type { HttpEvent } from '../../../src/lambda/shared/http-event.ts';
import type { HttpResult } from '../../../src/lambda/shared/http-result.ts';

/** A request through the gateway. `scopes`: what the authorizer said of the bearer; left out where it was not asked. */
export type HttpCall = {
  readonly method?: string; // defaults to GET
  readonly target: string; // e.g. /v1/orders?limit=1
  readonly headers?: Readonly<Record<string, string>>;
  readonly cookies?: readonly string[];
  readonly body?: string;
  readonly scopes?: readonly Scope[];
};

const eventOf = ({ method = 'GET', target, headers = {}, cookies = [], body, scopes }: HttpCall): HttpEvent => {
  const [rawPath = '', ...query] = target.split('?');
  return {
    routeKey: `${method} ${rawPath}`,
    rawPath,
    rawQueryString: query.join('?'),
    headers,
    cookies,
    ...(body !== undefined && { body }),
    isBase64Encoded: false,
    requestContext: {
      http: { method },
      ...(scopes !== undefined && { authorizer: { lambda: { scopes: scopes.join(' '), tokenName: 'play' } } }),
    },
  };
};

/** Calls a function of the gateway's, which must answer with this status. */
export const httpCall = async (handler: (event: HttpEvent) => Promise<HttpResult>, call: HttpCall, status = 200): Promise<HttpResult> => {
  const result = await handler(eventOf(call));
  assert.equal(result.statusCode, status, `${call.method ?? 'GET'} ${call.target}: ${result.body}`);
  return result;
};
