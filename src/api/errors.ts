import { isTransient } from '../store/errors.ts';
import { withoutTokens } from './tokens/token.ts';

/** What a request can be refused with, and the only place that says which HTTP status that is. */
export const PROBLEMS = {
  'malformed-request': { status: 400, title: 'The request cannot be read' },
  'invalid-parameters': { status: 400, title: 'Parameters are not as they must be' },
  'answer-too-large': { status: 400, title: 'The answer would be too large' },
  unauthenticated: { status: 401, title: 'A valid access token is needed' },
  'not-signed': { status: 401, title: 'The delivery is not signed by its source' },
  forbidden: { status: 403, title: 'The access token does not allow this' },
  'not-found': { status: 404, title: 'There is no such thing' },
  'method-not-allowed': { status: 405, title: 'The method is not offered here' },
  'not-acceptable': { status: 406, title: 'No media type that is offered is accepted' },
  'too-slow': { status: 408, title: 'The request did not come whole in time' },
  'body-too-large': { status: 413, title: 'The body is too large' },
  'url-too-long': { status: 414, title: 'The address is too long' },
  'unsupported-media-type': { status: 415, title: 'The media type of the body is not taken' },
  'headers-too-large': { status: 431, title: 'The headers are too large' },
  failed: { status: 500, title: 'The answer could not be worked out' },
  busy: { status: 503, title: 'The store is busy' },
} as const satisfies Record<string, { status: number; title: string }>;

export type ProblemCode = keyof typeof PROBLEMS;

/** One thing wrong with a request: which parameter, what it was, null where it is missing, and what would do. */
export type Fault = { readonly parameter: string; readonly value: string | null; readonly allowed: string };

/** An answer of RFC 9457. */
export type Problem = {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly errors?: readonly Fault[];
};

export const PROBLEM_TYPE = 'application/problem+json';

/** A value is shown so far: enough to find it. @unit characters */
const SHOWN = 200;

const harmless = ({ parameter, value, allowed }: Fault): Fault => ({
  parameter: withoutTokens(parameter).slice(0, SHOWN),
  value: value === null ? null : withoutTokens(value).slice(0, SHOWN),
  allowed,
});

export const problemOf = (code: ProblemCode, detail: string, faults?: readonly Fault[]): Problem => ({
  type: `urn:tillbook:problem:${code}`,
  ...PROBLEMS[code],
  detail: withoutTokens(detail),
  ...(faults !== undefined && { errors: faults.map(harmless) }),
});

/** The problem that a thrown error is to the outside. It says nothing of what went wrong inside. */
export const problemCodeOf = (error: unknown): 'busy' | 'failed' => (isTransient(error) ? 'busy' : 'failed');
