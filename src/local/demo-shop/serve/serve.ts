import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Random } from '../random.ts';
import type { DemoAnswer, DemoShop } from './answer.ts';
import { faultyShop } from './faults.ts';

export type DemoServer = { readonly url: string; readonly close: () => Promise<void> };

export type DemoServing = {
  readonly shop: DemoShop;
  /** 0 takes any port that is free. */
  readonly port: number;
  /** The share of requests at which something goes wrong, from 0 to 1. */
  readonly faults: number;
  readonly nowMs: () => number;
  readonly random: Random;
};

const headersOf = ({ date, retryAfter, body }: DemoAnswer): Record<string, string> => ({
  'content-type': 'application/json',
  'content-length': String(Buffer.byteLength(body)),
  date,
  ...(retryAfter !== undefined && { 'retry-after': retryAfter }),
});

// A length that the body never reaches is how a connection that broke half-way looks.
const sendCut = (response: ServerResponse, answer: DemoAnswer): void => {
  response.writeHead(answer.status, { ...headersOf(answer), 'content-length': String(Buffer.byteLength(answer.body) * 2) });
  response.write(answer.body, () => response.destroy());
};

const answering = ({ shop, faults, nowMs, random }: DemoServing) => {
  const deliver = faultyShop(shop, faults, random);
  return (request: IncomingMessage, response: ServerResponse): void => {
    const { method = 'GET', url = '/', headers } = request;
    const delivered = deliver({ method, url, authorization: headers.authorization }, nowMs());
    if (delivered.kind === 'whole') response.writeHead(delivered.answer.status, headersOf(delivered.answer)).end(delivered.answer.body);
    else if (delivered.kind === 'cut') sendCut(response, delivered.answer);
    else if (delivered.kind === 'dropped') response.destroy();
  };
};

const listen = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });

/** Opens the shop to this machine alone. */
export const serveDemo = async (serving: DemoServing): Promise<DemoServer> => {
  const server = createServer(answering(serving));
  const port = await listen(server, serving.port);
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${port}`, close };
};
