import type { APIGatewayProxyEventV2WithLambdaAuthorizer, APIGatewayRequestAuthorizerEventV2 } from 'aws-lambda';
import { ACCOUNT, REGION } from '../lambda-environment.fixture.ts';

const API_ID = 'a1b2c3d4e5';
const DOMAIN = `${API_ID}.execute-api.${REGION}.amazonaws.com`;

/** What the authorizer passes on of a bearer. */
export type Bearer = { readonly scopes: string; readonly tokenName: string };

/** A request as somebody sends it. `route`: the key of the gateway's route, where it is not the path itself; `bearer`: who it is, where the gateway asked. */
export type Sent = {
  readonly method?: string;
  readonly target: string;
  readonly route?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly cookies?: string[];
  readonly body?: string;
  readonly bearer?: Bearer;
};

const split = (target: string): { path: string; query: string } => {
  const [path = '', ...query] = target.split('?');
  return { path, query: query.join('?') };
};

const contextOf = ({ method = 'GET', target }: Sent, routeKey: string) => ({
  accountId: ACCOUNT,
  apiId: API_ID,
  domainName: DOMAIN,
  domainPrefix: API_ID,
  http: { method, path: split(target).path, protocol: 'HTTP/1.1', sourceIp: '203.0.113.7', userAgent: 'artefact' },
  requestId: 'JKJaXmPLvHcESHA=',
  routeKey,
  stage: '$default',
  time: '01/Jan/2026:00:00:00 +0000',
  timeEpoch: 1_767_225_600_000,
});

const keyOf = ({ method = 'GET', target, route }: Sent): string => route ?? `${method} ${split(target).path}`;

const headersOf = ({ headers, body }: Sent) => ({
  accept: '*/*',
  'accept-encoding': 'gzip',
  host: DOMAIN,
  'x-forwarded-for': '203.0.113.7',
  'x-forwarded-port': '443',
  'x-forwarded-proto': 'https',
  ...(body !== undefined && { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)) }),
  ...headers,
});

/** What the gateway hands a function for a request, in its payload 2.0. */
export const httpEvent = (sent: Sent): APIGatewayProxyEventV2WithLambdaAuthorizer<Bearer | object> => {
  const { path, query } = split(sent.target);
  const routeKey = keyOf(sent);
  return {
    version: '2.0',
    routeKey,
    rawPath: path,
    rawQueryString: query,
    ...(sent.cookies && { cookies: sent.cookies }),
    headers: headersOf(sent),
    ...(query !== '' && { queryStringParameters: Object.fromEntries(new URLSearchParams(query)) }),
    requestContext: { ...contextOf(sent, routeKey), authorizer: { lambda: sent.bearer ?? {} } },
    ...(sent.body !== undefined && { body: sent.body }),
    isBase64Encoded: false,
  };
};

/** What the gateway asks the authorizer about a request. */
export const authorizerEvent = (sent: Sent, authorization: string): APIGatewayRequestAuthorizerEventV2 => {
  const { path, query } = split(sent.target);
  const routeKey = keyOf(sent);
  return {
    version: '2.0',
    type: 'REQUEST',
    routeArn: `arn:aws:execute-api:${REGION}:${ACCOUNT}:${API_ID}/$default/${sent.method ?? 'GET'}${path}`,
    identitySource: [authorization],
    routeKey,
    rawPath: path,
    rawQueryString: query,
    cookies: [],
    headers: { ...headersOf(sent), authorization },
    queryStringParameters: {},
    pathParameters: {},
    stageVariables: {},
    requestContext: contextOf(sent, routeKey),
  };
};
