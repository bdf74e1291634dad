import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { MAX_HEADER_BYTES } from '../../api/limits.ts';
import type { ApiRequest } from '../../api/request.ts';
import type { ApiResponse } from '../../api/response.ts';
import { refuseBroken, refuseConnect } from './broken-request.ts';
import { readRequest } from './read-request.ts';

/** A request must be whole by then. @unit milliseconds */
const REQUEST_MS = 30_000;

/** A slow sender of headers holds a socket no longer. @unit milliseconds */
const HEADERS_MS = 10_000;

/** A socket that is asked nothing more is closed. @unit milliseconds */
const IDLE_MS = 5_000;

/** What is being answered when the server stops may take so long to end. @unit milliseconds */
const GRACE_MS = 5_000;

/** One request that was answered: no header, no query and no body of it, so that no secret is in any log. */
export type Served = {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly ms: number;
  readonly bytes: number;
};

export type ServeOptions = {
  readonly port: number; // 0 for any that is free
  readonly answer: (request: ApiRequest) => Promise<ApiResponse>;
  readonly onServed: (served: Served) => void;
  readonly nowMs: () => number;
};

export type Server = { readonly url: string; readonly stop: () => Promise<void> };

// What is left of a body that is too large is not waited for.
const closing = (request: ApiRequest): ApiResponse['headers'] => (request.body === 'too-large' ? { connection: 'close' } : {});

const exchange = async (message: IncomingMessage, to: ServerResponse, { answer }: ServeOptions): Promise<ApiResponse> => {
  const request = await readRequest(message);
  const response = await answer(request);
  to.writeHead(response.status, { ...response.headers, ...closing(request) });
  to.end(response.body);
  return response;
};

const serveOne = async (message: IncomingMessage, to: ServerResponse, options: ServeOptions): Promise<void> => {
  const startMs = options.nowMs();
  const response = await exchange(message, to, options);
  options.onServed({
    method: message.method ?? '',
    path: (message.url ?? '').split('?')[0] ?? '',
    status: response.status,
    ms: Math.round(options.nowMs() - startMs),
    bytes: Buffer.byteLength(response.body),
  });
};

/** Serves the API on this machine alone. Stopping lets answers under way end. */
export const serve = async (options: ServeOptions): Promise<Server> => {
  const server = createServer({
    maxHeaderSize: MAX_HEADER_BYTES,
    requestTimeout: REQUEST_MS,
    headersTimeout: HEADERS_MS,
    keepAliveTimeout: IDLE_MS,
  });
  // A sender that went away mid-request is no failure of ours.
  server.on('request', (message, to) => serveOne(message, to, options).catch(() => to.destroy()));
  server.on('clientError', refuseBroken);
  server.on('connect', (_, socket) => refuseConnect(socket));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const stop = async (): Promise<void> => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeIdleConnections();
    const late = setTimeout(() => server.closeAllConnections(), GRACE_MS);
    await closed;
    clearTimeout(late);
  };
  return { url: `http://127.0.0.1:${port}`, stop };
};
