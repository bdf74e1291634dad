import type { HttpAnswer, HttpFailure, HttpRequest } from './http.ts';

/** @unit bytes; a page of 250 orders has some 500,000 */
const LARGEST_BODY = 32_000_000;

const TOO_LARGE: HttpFailure = { failed: 'too-large', says: `its body is beyond ${LARGEST_BODY} bytes` };

const readBody = async (response: Response): Promise<string | HttpFailure> => {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length;
    if (bytes > LARGEST_BODY) return TOO_LARGE;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
};

const failureOf = (error: unknown, timeoutMs: number): HttpFailure => {
  if (error instanceof Error && error.name === 'TimeoutError')
    return { failed: 'timeout', says: `no whole answer within ${timeoutMs / 1000} s` };
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : undefined;
  return { failed: 'connection', says: cause ?? (error instanceof Error ? error.message : 'the connection failed') };
};

const within = (timeoutMs: number, signal: AbortSignal | undefined): AbortSignal =>
  AbortSignal.any([AbortSignal.timeout(timeoutMs), ...(signal === undefined ? [] : [signal])]);

/** Sends a request over the network. Redirects are not followed: the token is for the address it was given for. `signal` gives it up. */
export const sendHttp = async (
  { url, headers }: HttpRequest,
  timeoutMs: number,
  signal?: AbortSignal,
): Promise<HttpAnswer | HttpFailure> => {
  try {
    const response = await fetch(url, { headers, redirect: 'manual', signal: within(timeoutMs, signal) });
    const body = await readBody(response);
    if (typeof body !== 'string') return body;
    const date = response.headers.get('date');
    const retryAfter = response.headers.get('retry-after');
    return { status: response.status, body, ...(date !== null && { date }), ...(retryAfter !== null && { retryAfter }) };
  } catch (error) {
    return failureOf(error, timeoutMs);
  }
};
