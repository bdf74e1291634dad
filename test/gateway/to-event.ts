import type { HttpEvent } from '../../src/lambda/shared/http-event.ts';
import type { BearerContext } from '../../src/lambda/shared/judge-by-context.ts';
import { decodedPath } from './match-route.ts';

/** A request as it comes over the wire; names of headers are in small letters. */
export type Asked = {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly headers: { readonly [name: string]: string };
  readonly body: Uint8Array;
};

/** Only bodies of these types go as text; all others, and those of no type, as base64. */
const TEXT = /^(text\/|application\/(json|xml|javascript)(;|$))/i;

const bodyOf = ({ headers, body }: Asked): Pick<HttpEvent, 'body' | 'isBase64Encoded'> => {
  if (body.length === 0) return { isBase64Encoded: false };
  return TEXT.test(headers['content-type'] ?? '')
    ? { body: Buffer.from(body).toString(), isBase64Encoded: false }
    : { body: Buffer.from(body).toString('base64'), isBase64Encoded: true };
};

/** What a function is sent of a request: version 2.0 of the payload. */
export const httpEvent = (asked: Asked, routeKey: string, bearer?: BearerContext): HttpEvent => {
  const { cookie, ...headers } = asked.headers;
  return {
    routeKey,
    rawPath: decodedPath(asked.path),
    rawQueryString: asked.query,
    headers,
    ...(cookie !== undefined && { cookies: cookie.split('; ') }),
    ...bodyOf(asked),
    requestContext: { http: { method: asked.method }, ...(bearer !== undefined && { authorizer: { lambda: bearer } }) },
  };
};
