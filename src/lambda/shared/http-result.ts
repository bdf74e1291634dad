import { toResponse } from '../../api/encode.ts';
import { type ApiResponse, refuse } from '../../api/response.ts';

/** What a function answers the gateway. */
export type HttpResult = {
  readonly statusCode: number;
  readonly headers: { readonly [name: string]: string };
  readonly cookies?: string[];
  readonly body: string;
  readonly isBase64Encoded: boolean;
};

/** What a function may answer, written as JSON, is 6 MB; the rest is for headers. @unit bytes */
const MAX_RESULT_BYTES = 6_000_000;

const TOO_LARGE = refuse(
  'answer-too-large',
  `an answer has at most ${MAX_RESULT_BYTES} bytes here; ask for fewer days or rows, or send Accept-Encoding: gzip`,
);

const bodyOf = (body: ApiResponse['body']): Pick<HttpResult, 'body' | 'isBase64Encoded'> =>
  typeof body === 'string' ? { body, isBase64Encoded: false } : { body: Buffer.from(body).toString('base64'), isBase64Encoded: true };

// Quotes and line ends are escaped on the way, so that a text may weigh more than it has bytes.
const isTooLarge = (body: string): boolean =>
  body.length > MAX_RESULT_BYTES / 6 && Buffer.byteLength(JSON.stringify(body)) > MAX_RESULT_BYTES;

/** An answer as the gateway takes it. It states the length itself, of what it sends in the end. */
export const toHttpResult = ({ status, headers, body }: ApiResponse): HttpResult => {
  const { 'content-length': _, 'set-cookie': cookie, ...others } = headers;
  const sent = bodyOf(body);
  if (isTooLarge(sent.body)) return toHttpResult(toResponse(TOO_LARGE, { path: '' }));
  return { statusCode: status, headers: others, ...(cookie !== undefined && { cookies: [cookie] }), ...sent };
};
