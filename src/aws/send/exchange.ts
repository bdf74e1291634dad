import { type ClientRequest, Agent as HttpAgent, type IncomingMessage, request as requestPlain } from 'node:http';
import { Agent as HttpsAgent, request as requestSecure } from 'node:https';
import type { ReadAnswer } from '../aws.ts';
import { AwsError } from '../aws-error.ts';
import type { AwsEffects } from '../effects.ts';

/** A request as it goes over the wire. Of `endpoint` only scheme, host and port count. */
export type Outgoing = {
  readonly endpoint: URL;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

// Connections outlive an invocation, since a new one costs several round trips. As many as one function needs at once, and then some.
const KEPT = { keepAlive: true, maxSockets: 50 };
const plainAgent = new HttpAgent(KEPT);
const secureAgent = new HttpsAgent(KEPT);

function begin({ endpoint, method, path, headers, body }: Outgoing): ClientRequest {
  const { protocol, hostname, port } = endpoint;
  const length = body === '' ? {} : { 'content-length': Buffer.byteLength(body) };
  const options = { hostname, port, method, path, headers: { ...headers, ...length } };
  const request =
    protocol === 'http:' ? requestPlain({ ...options, agent: plainAgent }) : requestSecure({ ...options, agent: secureAgent });
  return request.end(body);
}

const headOf = (request: ClientRequest): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    request.on('response', resolve);
    request.on('error', reject); // stays: a request may also fail after its answer has begun
  });

/** What node says of a connection, e.g. ECONNRESET, as a failure of ours. */
const connectionError = (cause: unknown, { host }: URL): AwsError => {
  const says = cause instanceof Error ? cause.message : String(cause);
  return new AwsError('ConnectionError', `${host}: ${says}`, { cause });
};

const timeoutError = (milliseconds: number, { host }: URL): AwsError =>
  new AwsError('TimeoutError', `${host} gave no whole answer within ${milliseconds} ms`);

/** Sends one request once. Throws an `AwsError` where there is no connection, no answer in time, or one that `read` does not take. */
export async function exchange<T>(
  outgoing: Outgoing,
  read: ReadAnswer<T>,
  { timeoutMs, startTimer }: Pick<AwsEffects, 'startTimer'> & { readonly timeoutMs: number },
): Promise<T> {
  const { endpoint } = outgoing;
  const request = begin(outgoing);
  let isLate = false;
  const stopTimer = startTimer(timeoutMs, () => {
    isLate = true;
    request.destroy();
  });
  try {
    return await read(await headOf(request));
  } catch (error) {
    request.destroy(); // a body that was not read to its end would hold the connection; after one that was, this does nothing
    if (isLate) throw timeoutError(timeoutMs, endpoint);
    throw error instanceof AwsError ? error : connectionError(error, endpoint);
  } finally {
    stopTimer();
  }
}
