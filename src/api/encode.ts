import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { PROBLEM_TYPE, PROBLEMS, problemOf } from './errors.ts';
import type { ApiRequest } from './request.ts';
import type { ApiResponse, Outcome, Refusal } from './response.ts';

const compress = promisify(gzip);

/** Below this, packing costs more than it saves. @unit bytes */
const WORTH_PACKING = 1_024;

const TAG_LENGTH = 27;

const json = (value: unknown): string => `${JSON.stringify(value)}\n`;

const ofRefusal = ({ code, detail, faults, headers }: Refusal): ApiResponse => ({
  status: PROBLEMS[code].status,
  headers: { 'content-type': PROBLEM_TYPE, 'cache-control': 'no-store', ...headers },
  body: json(problemOf(code, detail, faults)),
});

const JSON_HEADERS = { 'content-type': 'application/json' };

const contentOf = (outcome: Exclude<Outcome, Refusal>): { headers: ApiResponse['headers']; body: string } => {
  switch (outcome.kind) {
    case 'csv': {
      const headers = { 'content-type': 'text/csv; charset=utf-8; header=present', 'neutralised-cells': String(outcome.neutralised) };
      return { headers, body: outcome.text };
    }
    case 'json-text':
      return { headers: JSON_HEADERS, body: `${outcome.text}\n` };
    default:
      return { headers: JSON_HEADERS, body: json(outcome.body) };
  }
};

const linkTo = (outcome: Outcome, { path }: Pick<ApiRequest, 'path'>): ApiResponse['headers'] =>
  outcome.kind === 'json' && outcome.next !== undefined ? { link: `<${path}?${outcome.next}>; rel="next"` } : {};

/** An outcome as an answer, not yet fitted to who asked. */
export const toResponse = (outcome: Outcome, request: Pick<ApiRequest, 'path'>): ApiResponse => {
  if (outcome.kind === 'refused') return ofRefusal(outcome);
  const { headers, body } = contentOf(outcome);
  return { status: 200, headers: { ...headers, ...linkTo(outcome, request) }, body };
};

// Weak, because the packed and the plain form are one answer.
const tagOf = (body: string | Uint8Array): string => `W/"${createHash('sha256').update(body).digest('base64url').slice(0, TAG_LENGTH)}"`;

const isKnown = (ifNoneMatch: string | undefined, tag: string): boolean =>
  (ifNoneMatch ?? '')
    .split(',')
    .map((known) => known.trim())
    .some((known) => known === '*' || known.replace(/^W\//, '') === tag.replace(/^W\//, ''));

const cachingOf = (etag: string): ApiResponse['headers'] => ({
  etag,
  'cache-control': 'private, no-cache',
  vary: 'accept, accept-encoding, authorization',
});

/** Tells an asker who has an answer already that it still holds; undefined for all others. */
export const notModified = ({ headers }: ApiRequest, etag: string | undefined): ApiResponse | undefined =>
  etag !== undefined && isKnown(headers['if-none-match'], etag) ? { status: 304, headers: cachingOf(etag), body: '' } : undefined;

/**
 * Tags an answer that may be asked for again, and leaves it out where the asker has it already. The tag is of the answer itself: it changes
 * whenever the answer does, by the clock too, and never else.
 */
export const tagged = (response: ApiResponse, request: ApiRequest): ApiResponse => {
  if (response.status !== 200) return response;
  const etag = tagOf(response.body);
  return notModified(request, etag) ?? { ...response, headers: { ...response.headers, ...cachingOf(etag) } };
};

const takesGzip = (acceptEncoding: string | undefined): boolean =>
  (acceptEncoding ?? '').split(',').some((coding) => {
    const [name, weight] = coding.split(';').map((part) => part.trim().toLowerCase());
    return name === 'gzip' && !/^q=0(\.0*)?$/.test(weight ?? '');
  });

/** Packs what is worth it, for who can unpack it. */
export const packed = async (response: ApiResponse, { headers }: ApiRequest): Promise<ApiResponse> => {
  if (response.body.length < WORTH_PACKING || !takesGzip(headers['accept-encoding'])) return response;
  return { ...response, headers: { ...response.headers, 'content-encoding': 'gzip' }, body: await compress(response.body) };
};
