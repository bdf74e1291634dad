import { meterTable } from '../store/meter.ts';
import { answerFailure } from './answer-failure.ts';
import type { ServingEffects } from './api-effects.ts';
import { notModified, packed, tagged, toResponse } from './encode.ts';
import { findRoutes, type Match } from './find-route.ts';
import { MAX_URL_LENGTH } from './limits.ts';
import { negotiate } from './media-type.ts';
import { type ApiRequest, readParams } from './request.ts';
import { type ApiResponse, type Outcome, type Refusal, refuse } from './response.ts';
import type { Route, RouteForm } from './route.ts';

const CHALLENGE = { 'www-authenticate': 'Bearer realm="tillbook"' };

/** Which scopes a request has for a route, or why it may not take it. */
const admit = async (
  { scope }: RouteForm,
  request: ApiRequest,
  { judge }: Pick<ServingEffects, 'judge'>,
): Promise<ReadonlySet<string> | Refusal> => {
  if (scope === 'public') return new Set();
  const judgement = await judge(request);
  if (judgement.kind === 'unknown')
    return refuse('unauthenticated', 'send Authorization: Bearer and a token of "tillbook token create"', { headers: CHALLENGE });
  if (judgement.scopes.has(scope)) return judgement.scopes;
  return refuse('forbidden', `this needs a token with the scope ${scope}`, {
    headers: { 'www-authenticate': `${CHALLENGE['www-authenticate']}, error="insufficient_scope", scope="${scope}"` },
  });
};

const visitRoute = async <Effects extends ServingEffects>(
  { route, path }: Match<Route<Effects>>,
  { request, scopes }: { request: ApiRequest; scopes: ReadonlySet<string> },
  effects: Effects,
): Promise<Outcome> => {
  const params = readParams(request.query);
  const media = negotiate(request.headers.accept, route.media) ?? (typeof params.format === 'string' ? route.media[0] : undefined);
  if (media === undefined) return refuse('not-acceptable', `offered here: ${route.media.join(', ')}`);
  const meter = meterTable(effects.table);
  const spent = (): number => meter.read().total.readUnits;
  return route.visit({ request, path, params, scopes, media, spent }, { ...effects, table: meter.table });
};

const allowOf = (routes: readonly RouteForm[]): string =>
  ['OPTIONS', ...routes.flatMap(({ method }) => (method === 'GET' ? ['GET', 'HEAD'] : [method]))].join(', ');

const isTooLong = ({ path, query }: ApiRequest): boolean => path.length + query.length > MAX_URL_LENGTH;

const refuseMethod = (allow: string): Refusal => refuse('method-not-allowed', `offered here: ${allow}`, { headers: { allow } });

const answerMatch = async <Effects extends ServingEffects>(
  match: Match<Route<Effects>>,
  request: ApiRequest,
  effects: Effects,
): Promise<ApiResponse> => {
  const scopes = await admit(match.route, request, effects);
  if ('kind' in scopes) return toResponse(scopes, request);
  const { unchanged } = effects;
  const still = match.route.holds && notModified(request, unchanged.tagOf(request));
  if (still) return still;
  const moment = unchanged.moment();
  const response = toResponse(await visitRoute(match, { request, scopes }, effects), request);
  if (match.route.method !== 'GET') return { ...response, headers: { 'cache-control': 'no-store', ...response.headers } };
  const fitted = tagged(response, request);
  if (match.route.holds) unchanged.keep(request, moment, fitted.headers.etag);
  return fitted;
};

const respond = async <Effects extends ServingEffects>(
  request: ApiRequest,
  routes: readonly Route<Effects>[],
  effects: Effects,
): Promise<ApiResponse> => {
  const refused = (refusal: Refusal): ApiResponse => toResponse(refusal, request);
  if (isTooLong(request)) return refused(refuse('url-too-long', `an address has at most ${MAX_URL_LENGTH} characters`));
  const found = findRoutes(request.path, routes);
  if (found.kind === 'malformed') return refused(refuse('malformed-request', 'the path has an escape that is not UTF-8'));
  if (found.kind === 'none') return refused(refuse('not-found', 'there is no such path; /v1/openapi.json lists those that are'));
  const allow = allowOf(found.matches.map(({ route }) => route));
  if (request.method === 'OPTIONS') return { status: 204, headers: { allow }, body: '' };
  const method = request.method === 'HEAD' ? 'GET' : request.method;
  const match = found.matches.find(({ route }) => route.method === method);
  if (match === undefined) return refused(refuseMethod(allow));
  return answerMatch(match, request, effects);
};

const ALWAYS = { 'x-content-type-options': 'nosniff' };

const finished = ({ status, headers, body }: ApiResponse, { method }: ApiRequest): ApiResponse => {
  const length = status === 204 || status === 304 ? {} : { 'content-length': String(Buffer.byteLength(body)) };
  return { status, headers: { ...ALWAYS, ...headers, ...length }, body: method === 'HEAD' ? '' : body };
};

/** Answers any request by these routes: the one door for the server on a laptop and for the functions on AWS. It never throws. */
export const answerRequest = async <Effects extends ServingEffects>(
  request: ApiRequest,
  routes: readonly Route<Effects>[],
  effects: Effects,
): Promise<ApiResponse> => {
  const response = await respond(request, routes, effects).catch((error) => answerFailure(error, request, effects));
  return finished(await packed(response, request), request);
};
