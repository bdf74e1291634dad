import type { HttpRequest } from './http.ts';

/** Where a shop answers, and the token by which it knows us. */
export type ShopAccess = { readonly url: string; readonly token: string };

export type Resource = 'orders' | 'products';

/** Records that the shop changed from `sinceMs` up to but not including `beforeMs`; both may be open. */
export type Range = { readonly sinceMs?: number; readonly beforeMs?: number };

/** @unit records; some 400 KB of JSON, and one write of the position for as many */
const PAGE_RECORDS = 250;

const iso = (ms: number): string => new Date(ms).toISOString();

/** Asks for one page of what changed. A cursor goes with the range that it was given for. */
export const pageRequest = (
  access: ShopAccess,
  resource: Resource,
  page: Range & { readonly cursor?: string; readonly limit?: number },
): HttpRequest => {
  const { sinceMs, beforeMs, cursor, limit = PAGE_RECORDS } = page;
  const url = new URL(`${access.url.replace(/\/+$/, '')}/v1/${resource}`);
  if (sinceMs !== undefined) url.searchParams.set('updatedSince', iso(sinceMs));
  if (beforeMs !== undefined) url.searchParams.set('updatedBefore', iso(beforeMs));
  if (cursor !== undefined) url.searchParams.set('cursor', cursor);
  url.searchParams.set('limit', String(limit));
  return { url: url.href, headers: { authorization: `Bearer ${access.token}`, accept: 'application/json' } };
};
