import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';

/** What was thrown, in Lambda's words; or what Lambda says in the function's stead. */
export type Failure = {
  readonly kind: 'failed';
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace: readonly string[];
};

/** How an event ended. */
export type Outcome = { readonly kind: 'answered'; readonly payload: unknown } | Failure;

/** The largest answer that Lambda takes of a function. @unit bytes @source the Lambda developer guide, "Lambda quotas" */
const LARGEST_ANSWER = 6_291_556;

const ROUTE = /^\/2018-06-01\/runtime\/(?:(init\/error)|invocation\/(?:(next)|([^/]+)\/(response|error)))$/;

/** What Lambda says of an event when the function's process cannot. */
export const failureOf = (errorType: string, errorMessage: string): Failure => ({ kind: 'failed', errorType, errorMessage, trace: [] });

const thrown = (body: string): Failure => {
  const { errorType = '', errorMessage = '', trace = [], stackTrace = trace } = JSON.parse(body);
  return { kind: 'failed', errorType, errorMessage, trace: stackTrace };
};

const answered = (body: string): Outcome => {
  const bytes = Buffer.byteLength(body);
  if (bytes > LARGEST_ANSWER)
    return failureOf('Function.ResponseSizeTooLarge', `an answer of ${bytes} bytes, of ${LARGEST_ANSWER} allowed`);
  return { kind: 'answered', payload: body === '' ? null : JSON.parse(body) };
};

const say = (response: ServerResponse, status: number, body: object): void => {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
};

/** Ids of the form that Lambda gives them, the same in each run. */
const requestId = (count: number): string => `00000000-0000-4000-8000-${String(count).padStart(12, '0')}`;

type Pending = { readonly id: string; readonly resolve: (outcome: Outcome) => void };

/** The side of Lambda that the process of a function talks to. One event at a time, as an execution environment has it. */
export const serveRuntimeApi = async (functionArn: string) => {
  let asked = Promise.withResolvers<ServerResponse>();
  const initFailed = Promise.withResolvers<Failure>();
  let pending: Pending | undefined;
  let count = 0;

  const settle = (id: string, outcome: Outcome, response: ServerResponse): void => {
    if (pending?.id !== id) return say(response, 400, { errorType: 'InvalidRequestID', errorMessage: `no event ${id} is under way` });
    say(response, 202, { status: 'OK' });
    pending.resolve(outcome);
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const [, init, next, id = '', end] = ROUTE.exec(request.url ?? '') ?? [];
    if (next) return asked.resolve(response);
    const body = await text(request);
    if (end) return settle(id, end === 'response' ? answered(body) : thrown(body), response);
    if (!init) return say(response, 404, { errorType: 'NotFound', errorMessage: `there is no ${request.url}` });
    say(response, 202, { status: 'OK' });
    initFailed.resolve(thrown(body));
  };

  const server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();

  /** Ends the event that is under way in the function's stead. */
  const abandon = (failure: Failure): void => pending?.resolve(failure);

  /** Hands an event over as soon as the function asks for one, and waits for how it ends. */
  const invoke = async (event: unknown, timeoutMs: number): Promise<Outcome> => {
    const response = await asked.promise;
    asked = Promise.withResolvers();
    count += 1;
    const id = requestId(count);
    const { promise, resolve } = Promise.withResolvers<Outcome>();
    pending = { id, resolve };
    response.writeHead(200, {
      'content-type': 'application/json',
      'lambda-runtime-aws-request-id': id,
      'lambda-runtime-deadline-ms': String(Date.now() + timeoutMs),
      'lambda-runtime-invoked-function-arn': functionArn,
      'lambda-runtime-trace-id': `Root=1-00000000-${String(count).padStart(24, '0')};Sampled=0`,
    });
    response.end(JSON.stringify(event));
    const timedOut = failureOf('Sandbox.Timedout', `Task timed out after ${(timeoutMs / 1000).toFixed(2)} seconds`);
    const deadline = setTimeout(() => abandon(timedOut), timeoutMs);
    return promise.finally(() => clearTimeout(deadline));
  };

  return {
    address: `127.0.0.1:${typeof address === 'object' ? address?.port : undefined}`,
    /** When the function asks for its first event. */
    ready: asked.promise.then(() => undefined),
    /** When the function says that it could not start. */
    initFailed: initFailed.promise,
    invoke,
    abandon,
    close: (): void => {
      server.close();
      server.closeAllConnections();
    },
  };
};
