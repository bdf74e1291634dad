import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { MAX_BODY_BYTES } from '../../api/limits.ts';
import type { ApiRequest } from '../../api/request.ts';

const headersOf = (headers: IncomingHttpHeaders): ApiRequest['headers'] =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]));

// A proxy sends the whole address; only what comes after the host is ours.
const targetOf = (url: string): string => url.replace(/^https?:\/\/[^/?#]*/i, '') || '/';

/** Reads a body as far as it may go. */
const readBody = async (message: IncomingMessage): Promise<ApiRequest['body']> => {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  if (Number(message.headers['content-length'] ?? 0) > MAX_BODY_BYTES) return 'too-large';
  // Not destroyed, since the sender shall still hear that it was too much.
  for await (const chunk of message.iterator({ destroyOnReturn: false })) {
    bytes += chunk.length;
    if (bytes > MAX_BODY_BYTES) return 'too-large';
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};

/** The request that a socket brought. */
export const readRequest = async (message: IncomingMessage): Promise<ApiRequest> => {
  const body = await readBody(message);
  const target = targetOf(message.url ?? '/');
  const at = target.indexOf('?');
  return {
    method: message.method ?? 'GET',
    path: at === -1 ? target : target.slice(0, at),
    query: at === -1 ? '' : target.slice(at + 1),
    headers: headersOf(message.headers),
    body,
  };
};
