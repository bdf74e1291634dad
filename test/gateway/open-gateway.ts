import type { FunctionName } from '../../infra/functions.ts';
import type { AuthorizerAnswer, AuthorizerEvent } from '../../src/lambda/authorize/create-authorizer.ts';
import type { HttpEvent } from '../../src/lambda/shared/http-event.ts';
import type { HttpResult } from '../../src/lambda/shared/http-result.ts';
import { corsHeaders, preflight } from './cors.ts';
import type { GatewaySettings, TemplateRoute } from './gateway-settings.ts';
import { decodedPath, matchRoute } from './match-route.ts';
import { type Asked, httpEvent } from './to-event.ts';
import { tokenBucket } from './token-bucket.ts';

/** @unit bytes; no setting changes it */
const MAX_BODY_BYTES = 10 * 1024 * 1024;

/** An integration is given up then. @unit milliseconds; no setting changes it */
const PATIENCE_MS = 30_000;

export type GatewayAnswer = { readonly status: number; readonly headers: { readonly [name: string]: string }; readonly body: string };

export type Behind = {
  readonly functions: { readonly [name in FunctionName]?: (event: HttpEvent) => Promise<HttpResult> };
  readonly authorize: (event: AuthorizerEvent) => Promise<AuthorizerAnswer>;
  readonly nowMs: () => number;
  /** Resolves so much later. */
  readonly after: (ms: number) => Promise<void>;
};

const says = (status: number, message: string): GatewayAnswer => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ message }),
});

/** @source API Gateway Developer Guide, of HTTP APIs: limits, Lambda authorizers, throttling, CORS; the bodies as they are sent */
const ANSWERS = {
  unauthorized: says(401, 'Unauthorized'),
  forbidden: says(403, 'Forbidden'),
  notFound: says(404, 'Not Found'),
  tooLarge: says(413, 'Request Entity Too Large'),
  tooMany: says(429, 'Too Many Requests'),
  failed: says(500, 'Internal Server Error'),
  unavailable: says(503, 'Service Unavailable'),
};

const toAnswer = ({ statusCode, headers, cookies = [], body, isBase64Encoded }: HttpResult): GatewayAnswer => ({
  status: statusCode,
  headers: { ...headers, ...(cookies.length > 0 && { 'set-cookie': cookies.join('\n') }) },
  body: Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8').toString('latin1'),
});

/** What the authorizer says, asked once in so many seconds for each value of the header. What failed is not kept. */
const rememberBearers = ({ authorizer }: GatewaySettings, { authorize, nowMs }: Behind) => {
  const known = new Map<string, { readonly said: AuthorizerAnswer; readonly untilMs: number }>();
  return async (identity: string): Promise<AuthorizerAnswer> => {
    const kept = known.get(identity);
    if (kept !== undefined && nowMs() < kept.untilMs) return kept.said;
    const said = await authorize({ identitySource: [identity] });
    known.set(identity, { said, untilMs: nowMs() + authorizer.seconds * 1000 });
    return said;
  };
};

/**
 * A gateway in front of functions in process, driven by what a template says. It does what HTTP APIs are documented to do, and answers what they
 * answer themselves in their words.
 */
export const openGateway = (settings: GatewaySettings, behind: Behind): ((asked: Asked) => Promise<GatewayAnswer>) => {
  const bucket = tokenBucket(settings.throttle, behind.nowMs);
  const bearerOf = rememberBearers(settings, behind);

  const invoke = async (route: TemplateRoute, event: HttpEvent): Promise<GatewayAnswer> => {
    const handler = behind.functions[route.to];
    if (handler === undefined) return ANSWERS.failed;
    const late = behind.after(PATIENCE_MS).then(() => ANSWERS.unavailable);
    return Promise.race([handler(event).then(toAnswer, () => ANSWERS.failed), late]);
  };

  const admit = async (route: TemplateRoute, asked: Asked): Promise<GatewayAnswer> => {
    if (!route.needsBearer) return invoke(route, httpEvent(asked, route.key));
    const identity = asked.headers[settings.authorizer.header];
    if (identity === undefined || identity === '') return ANSWERS.unauthorized;
    const said = await bearerOf(identity).catch(() => undefined);
    if (said === undefined) return ANSWERS.failed;
    return said.isAuthorized ? invoke(route, httpEvent(asked, route.key, said.context)) : ANSWERS.forbidden;
  };

  const answer = async (asked: Asked): Promise<GatewayAnswer> => {
    if (asked.body.length > MAX_BODY_BYTES) return ANSWERS.tooLarge;
    const route = matchRoute(asked.method, decodedPath(asked.path), settings.routes);
    if (route === undefined) return ANSWERS.notFound;
    return bucket.take() ? admit(route, asked) : ANSWERS.tooMany;
  };

  return async (asked) => {
    const { origin } = asked.headers;
    if (asked.method === 'OPTIONS' && settings.cors !== undefined) return preflight(settings.cors, origin);
    const { headers, ...rest } = await answer(asked);
    return { ...rest, headers: { ...headers, ...corsHeaders(settings.cors, origin) } };
  };
};
