import { type FetchedPage, fetchPage } from './fetch-page.ts';
import type { ClientEffects } from './http.ts';
import type { Range, Resource, ShopAccess } from './page-request.ts';

/** Every page of a range, oldest change first. What changes meanwhile moves to the end of an open range, and is met there again. */
export async function* pagesOf(
  access: ShopAccess,
  asked: { resource: Resource; range: Range },
  effects: ClientEffects,
): AsyncGenerator<FetchedPage> {
  const { resource, range } = asked;
  const known = new Set<string>();
  let cursor: string | undefined;
  let reachedMs: number | undefined;
  do {
    const walk = { access, resource, known, ...(reachedMs !== undefined && { reachedMs }) };
    const page: FetchedPage = await fetchPage(walk, { ...range, ...(cursor !== undefined && { cursor }) }, effects);
    yield page;
    reachedMs = page.reachedMs ?? reachedMs;
    cursor = page.nextCursor;
    if (cursor !== undefined) known.add(cursor);
  } while (cursor !== undefined);
}

/** The shop's clock, and when the order was changed that has been left alone longest: where its history begins. */
export const readBeginning = async (
  access: ShopAccess,
  effects: ClientEffects,
): Promise<{ readonly readAtMs: number; readonly isEmpty: boolean; readonly oldestMs: number | undefined }> => {
  const page = await fetchPage({ access, resource: 'orders', known: new Set() }, { limit: 1 }, effects);
  return { readAtMs: page.readAtMs, isEmpty: page.records.length === 0, oldestMs: page.reachedMs };
};
