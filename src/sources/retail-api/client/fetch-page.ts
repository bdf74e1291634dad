import { SourceError } from '../../source-error.ts';
import { backOffMs, LONGEST_WAIT_MS } from './back-off.ts';
import type { ClientEffects, HttpRequest } from './http.ts';
import { judgeAnswer, placeOf, type Verdict } from './judge-answer.ts';
import { pageRequest, type Range, type Resource, type ShopAccess } from './page-request.ts';
import type { Page } from './read-page.ts';

/** With back-off up to a minute each, some three minutes: longer outages are for the next pull. */
const ATTEMPTS = 8;

/** @unit milliseconds, for one request and its whole body */
const TIMEOUT_MS = 30_000;

/** A page with the instant at which it was read: the shop's `Date`, else our clock just before the request. */
export type FetchedPage = Page & { readonly readAtMs: number };

export type PageQuery = Range & { readonly cursor?: string; readonly limit?: number };

/** What a walk asks for, and what it knows: the cursors that it has been given, and how far the page before reached. */
type Asked = {
  readonly access: ShopAccess;
  readonly resource: Resource;
  readonly known: ReadonlySet<string>;
  readonly reachedMs?: number;
};

// A page that leads back to where the walk has been is an old answer, or a shop that never comes to an end.
const checkCursor = (verdict: Verdict, { known }: Asked): Verdict => {
  if (verdict.kind !== 'page' || verdict.page.nextCursor === undefined || !known.has(verdict.page.nextCursor)) return verdict;
  return { kind: 'again', says: 'its nextCursor leads back to a page that was read before' };
};

const tooLongError = (request: HttpRequest, waitMs: number): SourceError =>
  new SourceError('shop-busy', `${placeOf(request)} asks to be left alone for ${Math.ceil(waitMs / 1000)} s; pull again after that`);

const exhaustedError = (request: HttpRequest, says: string): SourceError =>
  new SourceError(
    'shop-unreachable',
    `${placeOf(request)} failed ${ATTEMPTS} times, last: ${says}; see that the shop is up, and pull again`,
  );

/** Reads one page, asking again as often and as late as the shop's answers call for. Throws SourceError when that does not help. */
export const fetchPage = async (asked: Asked, query: PageQuery, effects: ClientEffects): Promise<FetchedPage> => {
  const { access, resource, reachedMs } = asked;
  const request = pageRequest(access, resource, query);
  const bounds = reachedMs === undefined ? query : { ...query, sinceMs: reachedMs };
  let says = '';
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const beforeMs = effects.nowMs();
    const answer = await effects.send(request, TIMEOUT_MS);
    const verdict = checkCursor(judgeAnswer(answer, { request, resource, bounds, nowMs: effects.nowMs() }), asked);
    if (verdict.kind === 'page') return { ...verdict.page, readAtMs: verdict.page.dateMs ?? beforeMs };
    if (verdict.kind === 'give-up') throw verdict.error;
    says = verdict.says;
    const { waitMs = 0 } = verdict;
    if (waitMs > LONGEST_WAIT_MS) throw tooLongError(request, waitMs);
    if (attempt < ATTEMPTS) await effects.sleep(Math.max(waitMs, backOffMs(attempt, effects.random())));
  }
  throw exhaustedError(request, says);
};
