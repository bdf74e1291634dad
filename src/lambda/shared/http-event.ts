import { MAX_BODY_BYTES } from '../../api/limits.ts';
import type { ApiRequest } from '../../api/request.ts';

/**
 * What the gateway sends a function of a request, as far as it is read: version 2.0 of its payload. Each kind of context is what one
 * authorizer may say; ours says it below `lambda`.
 */
export type HttpEvent = {
  readonly routeKey: string; // e.g. GET /v1/orders/{source}/{id+}
  readonly rawPath: string;
  readonly rawQueryString: string;
  readonly headers: { readonly [name: string]: string | undefined };
  readonly cookies?: readonly string[];
  readonly body?: string;
  readonly isBase64Encoded: boolean;
  readonly requestContext: {
    readonly http: { readonly method: string };
    readonly authorizer?: { readonly lambda?: { readonly [name: string]: unknown } | null };
  };
};

const ONE_SEGMENT = /\{(?!proxy\+)\w+\+\}$/;

/**
 * The path as it was sent. The gateway reads its escapes, all but `%25`, before it looks for a route, so that `a%2Fb` comes as two segments:
 * where the last name of a route takes all that is left, that is one of ours. `{proxy+}` alone is a rest of a path.
 */
const pathAsSent = ({ rawPath, routeKey }: HttpEvent): string => {
  const segments = rawPath.replace(/%(?!25)/g, '%25').split('/');
  if (!ONE_SEGMENT.test(routeKey)) return segments.join('/');
  const before = routeKey.split('/').length - 1;
  return [...segments.slice(0, before), segments.slice(before).join('%2F')].join('/');
};

const headersOf = ({ headers, cookies = [] }: HttpEvent): ApiRequest['headers'] => ({
  ...Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])),
  ...(cookies.length > 0 && { cookie: cookies.join('; ') }),
});

// Byte for byte, since signatures are over bytes.
const bodyOf = ({ body = '', isBase64Encoded }: HttpEvent): ApiRequest['body'] => {
  const bytes = Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');
  return bytes.length > MAX_BODY_BYTES ? 'too-large' : bytes;
};

/** The request that an event of the gateway brought. */
export const readHttpEvent = (event: HttpEvent): ApiRequest => ({
  method: event.requestContext.http.method,
  path: pathAsSent(event),
  query: event.rawQueryString,
  headers: headersOf(event),
  body: bodyOf(event),
});
