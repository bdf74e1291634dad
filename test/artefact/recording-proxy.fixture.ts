import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import type { FunctionName } from '../../infra/functions.ts';
import { type AwsRequest, type Call, callOfRequest, type Service, serviceOf } from './call-of-request.fixture.ts';
import { ACCOUNT } from './lambda-environment.fixture.ts';

export type AwsResponse = { readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly body: Buffer | string };

/** What answers for a service of AWS once a call is allowed. */
export type Backing = (request: AwsRequest) => Promise<AwsResponse>;

/** `judge`: whether a call is allowed, asked before it is passed on. */
export type Front = {
  readonly principal: FunctionName;
  readonly judge: (call: Call) => boolean;
  readonly backings: Partial<Record<Service, Backing>>;
};

const jsonError = (type: string, message: string): AwsResponse => ({
  status: 400,
  headers: { 'content-type': 'application/x-amz-json-1.0' },
  body: JSON.stringify({ __type: type, message, Message: message }),
});

const xmlError = (code: string, message: string): AwsResponse => ({
  status: 403,
  headers: { 'content-type': 'application/xml' },
  body: `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message}</Message></Error>`,
});

/** Says no in each service's own way: JSON with status 400, or XML with 403. */
const denial = ({ principal, action, resource }: Call, service: Service): AwsResponse => {
  const who = `arn:aws:sts::${ACCOUNT}:assumed-role/${principal}/${principal}`;
  const why = `User: ${who} is not authorized to perform: ${action} on resource: ${resource} because no identity-based policy allows the ${action} action`;
  if (service === 's3') return xmlError('AccessDenied', why);
  return service === 'sns' ? xmlError('AuthorizationError', why) : jsonError('com.amazon.coral.service#AccessDeniedException', why);
};

const requestOf = async (incoming: IncomingMessage): Promise<AwsRequest> => ({
  method: incoming.method ?? '',
  path: incoming.url ?? '',
  headers: incoming.headers,
  body: await buffer(incoming),
});

/**
 * Stands between a function and AWS: each call is recorded and judged before it is passed on, so that a bundle runs with its rights on. `calls`:
 * what was asked for, allowed or not; `strange`: requests that it could not read, which are answered with an error.
 */
export const startRecordingProxy = async ({ principal, judge, backings }: Front) => {
  const calls: (Call & { readonly isAllowed: boolean })[] = [];
  const strange: string[] = [];

  const answer = async (request: AwsRequest): Promise<AwsResponse> => {
    const service = serviceOf(request);
    const call = callOfRequest(principal, request);
    const isAllowed = judge(call);
    calls.push({ ...call, isAllowed });
    if (!isAllowed) return denial(call, service);
    const backing = backings[service];
    if (backing === undefined) throw new Error(`nothing stands in for ${service}`);
    return backing(request);
  };

  const serve = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const response = await requestOf(incoming)
      .then(answer)
      .catch((error: Error) => {
        strange.push(error.message);
        return jsonError('ValidationException', error.message);
      });
    outgoing.writeHead(response.status, { ...response.headers, 'content-length': Buffer.byteLength(response.body) }).end(response.body);
  };

  const server = createServer(serve).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : undefined}`,
    calls,
    strange,
    close: (): void => {
      server.close();
      server.closeAllConnections();
    },
  };
};
