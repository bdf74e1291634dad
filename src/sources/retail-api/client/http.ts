/** A request that reads; plain data. The token is in its headers and nowhere else. */
export type HttpRequest = { readonly url: string; readonly headers: Readonly<Record<string, string>> };

/** An answer with its body as text. `date` and `retryAfter` are the headers of those names. */
export type HttpAnswer = { readonly status: number; readonly date?: string; readonly retryAfter?: string; readonly body: string };

/** What a request can come to besides an answer: none in time, no connection, or a body beyond what is taken. */
export type HttpFailure = { readonly failed: 'timeout' | 'connection' | 'too-large'; readonly says: string };

/** What the client needs of the world. `random` gives numbers from 0 up to but not including 1. */
export type ClientEffects = {
  readonly send: (request: HttpRequest, timeoutMs: number) => Promise<HttpAnswer | HttpFailure>;
  readonly sleep: (ms: number) => Promise<void>;
  readonly nowMs: () => number;
  readonly random: () => number;
};
