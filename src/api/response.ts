import type { Fault, ProblemCode } from './errors.ts';

/** An answer as plain data, ready to be sent. Names of headers are in small letters. */
export type ApiResponse = {
  readonly status: number;
  readonly headers: { readonly [name: string]: string };
  readonly body: string | Uint8Array;
};

/** What a request is refused with; `errors.ts` says which status that is. */
export type Refusal = {
  readonly kind: 'refused';
  readonly code: ProblemCode;
  readonly detail: string;
  readonly faults?: readonly Fault[];
  readonly headers?: ApiResponse['headers'];
};

/**
 * What a handler gives. `next`: the query of the page that follows; `json-text`: JSON that was written before; `neutralised`: cells of the CSV
 * that got an apostrophe.
 */
export type Outcome<Body = unknown> =
  | { readonly kind: 'json'; readonly body: Body; readonly next?: string }
  | { readonly kind: 'json-text'; readonly text: string }
  | { readonly kind: 'csv'; readonly text: string; readonly neutralised: number }
  | Refusal;

export const refuse = (code: ProblemCode, detail: string, more: Pick<Refusal, 'faults' | 'headers'> = {}): Refusal => ({
  kind: 'refused',
  code,
  detail,
  ...more,
});

export const refuseFaults = (faults: readonly Fault[]): Refusal =>
  refuse('invalid-parameters', faults.map(({ parameter, allowed }) => `${parameter}: allowed is ${allowed}`).join('; '), { faults });
