import { SourceError } from '../../source-error.ts';
import { retryAfterMs } from './back-off.ts';
import type { HttpAnswer, HttpFailure, HttpRequest } from './http.ts';
import type { Resource } from './page-request.ts';
import { type Bounds, type Page, readPage } from './read-page.ts';

/** What to do with an answer: take its page, ask again, or give up at once, since asking again cannot help. */
export type Verdict =
  | { readonly kind: 'page'; readonly page: Page }
  | { readonly kind: 'again'; readonly says: string; readonly waitMs?: number }
  | { readonly kind: 'give-up'; readonly error: SourceError };

const WORTH_ASKING_AGAIN: ReadonlySet<number> = new Set([408, 425, 429]);

/** The address without what follows `?`, for messages. */
export const placeOf = ({ url }: HttpRequest): string => url.split('?')[0] ?? url;

const refusal = (status: number, place: string): SourceError => {
  if (status === 401 || status === 403) {
    return new SourceError('shop-refused', `${place} answered ${status}: the token was refused; give the shop's token and pull again`);
  }
  if (status === 404) return new SourceError('shop-lacks', `${place} answered 404: no such address; correct the URL of the source`);
  if (status >= 300 && status < 400) {
    return new SourceError(
      'shop-refused',
      `${place} answered ${status}: it has moved; name its new address, since the token is not sent elsewhere`,
    );
  }
  return new SourceError('shop-refused', `${place} answered ${status}; look into the shop's log, and pull again`);
};

const waitOf = ({ retryAfter, date }: HttpAnswer, nowMs: number): { waitMs?: number } => {
  const dateMs = Date.parse(date ?? '');
  const waitMs = retryAfterMs(retryAfter, Number.isNaN(dateMs) ? nowMs : dateMs);
  return waitMs === undefined ? {} : { waitMs };
};

/** Judges what came back to a request for a page. */
export const judgeAnswer = (
  answer: HttpAnswer | HttpFailure,
  asked: { readonly request: HttpRequest; readonly resource: Resource; readonly bounds: Bounds; readonly nowMs: number },
): Verdict => {
  if ('failed' in answer) return { kind: 'again', says: answer.says };
  const { status } = answer;
  if (WORTH_ASKING_AGAIN.has(status) || status >= 500)
    return { kind: 'again', says: `it answered ${status}`, ...waitOf(answer, asked.nowMs) };
  if (status !== 200) return { kind: 'give-up', error: refusal(status, placeOf(asked.request)) };
  const reading = readPage(answer, asked.resource, asked.bounds);
  return reading.kind === 'page' ? reading : { kind: 'again', says: reading.says };
};
