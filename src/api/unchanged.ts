import type { ApiRequest } from './request.ts';

/** No zone's hours begin between two of these, so that no report's answer turns by the clock but at them. @unit milliseconds */
const QUARTER_HOUR_MS = 900_000;

/** So many questions are remembered, the latest. A page asks two. */
const MOST = 500;

/** When something was asked: what was written until then, and the clock's quarter hour. Equal moments have equal answers. */
export type Moment = string;

/**
 * What was answered at which moment, so that who has an answer already hears that it still holds, and nothing is read for it.
 *
 * - `moment`: to be taken before an answer is read
 * - `tagOf`: the tag of what a request would be answered now, if that is known
 * - `keep`: remembers it
 */
export type Unchanged = {
  readonly moment: () => Moment;
  readonly tagOf: (request: ApiRequest) => string | undefined;
  readonly keep: (request: ApiRequest, moment: Moment, tag: string | undefined) => void;
};

/** Where others write as well, nothing is known to be unchanged. */
export const ALWAYS_ANEW: Unchanged = { moment: () => '', tagOf: () => undefined, keep: () => undefined };

const questionOf = ({ path, query, headers }: ApiRequest): string => `${path}?${query} ${headers.accept ?? ''}`;

/**
 * Remembers tags as long as nothing is written. An answer follows from its question, the table and the clock. `writes` counts every write
 * to the table, whoever makes it; it is taken before the answer is read, so that a write in between only makes it forgotten too early.
 */
export const rememberTags = ({ writes, nowMs }: { writes: () => number; nowMs: () => number }): Unchanged => {
  const known = new Map<string, { readonly moment: Moment; readonly tag: string }>();
  const moment = (): Moment => `${writes()} ${Math.floor(nowMs() / QUARTER_HOUR_MS)}`;
  return {
    moment,
    tagOf: (request) => {
      const found = known.get(questionOf(request));
      return found?.moment === moment() ? found.tag : undefined;
    },
    keep: (request, taken, tag) => {
      if (tag === undefined) return;
      const question = questionOf(request);
      known.delete(question);
      known.set(question, { moment: taken, tag });
      for (const oldest of [...known.keys()].slice(0, Math.max(0, known.size - MOST))) known.delete(oldest);
    },
  };
};
