import type { ClientRequest, IncomingMessage } from 'node:http';
import type { ReadAnswer } from '../aws.ts';
import { AwsError } from '../aws-error.ts';
import type { AwsEffects } from '../effects.ts';
import { connectionsTo } from './connections.ts';

/** A request as it goes over the wire. Of `endpoint` only scheme, host and port count. */
export type Outgoing = {
  readonly endpoint: URL;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

function begin({ endpoint, method, path, headers, body }: Outgoing): ClientRequest {
  const { hostname, port } = endpoint;
  const length = body === '' ? {} : { 'content-length': Buffer.byteLength(body) };
  return connectionsTo(endpoint)({ hostname, port, method, path, headers: { ...headers, ...length } }).end(body);
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
