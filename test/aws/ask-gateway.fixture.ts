import { request } from 'node:https';

export type Ask = { readonly method?: string; readonly headers?: Record<string, string>; readonly body?: string | Uint8Array };
export type Answer = { readonly status: number; readonly headers: NodeJS.Dict<string | string[]>; readonly body: string };

/**
 * Asks an API of API Gateway. An emulator's APIs have host names that resolve nowhere, so there the connection goes to its endpoint and
 * only the Host header names the API.
 */
export const askGateway = (url: URL, { method = 'GET', headers = {}, body }: Ask, endpoint?: string): Promise<Answer> =>
  new Promise((done, fail) => {
    const to = new URL(endpoint ?? url);
    const asked = request(
      {
        host: to.hostname,
        port: to.port,
        path: `${url.pathname}${url.search}`,
        method,
        headers: { host: url.host, ...headers },
        // The emulator has one certificate, which does not name its APIs.
        ...(endpoint !== undefined && { servername: 'localhost' }),
      },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk) => chunks.push(chunk));
        answer.on('error', fail);
        answer.on('end', () => done({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(chunks).toString() }));
      },
    );
    asked.on('error', fail);
    asked.end(body);
  });
