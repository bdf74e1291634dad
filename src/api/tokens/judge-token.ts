import { readTokenItem } from '../../store/items/token-item.ts';
import type { Table } from '../../store/port.ts';
import { tokenKey } from '../../store/table.ts';
import { digestOf, isSameDigest, isToken } from './token.ts';

/** What a bearer may do, and the name of the token. Why one is refused is not told apart: unknown, revoked and expired look the same. */
export type Judgement =
  | { readonly kind: 'granted'; readonly scopes: ReadonlySet<string>; readonly name: string }
  | { readonly kind: 'unknown' };

const BEARER = /^bearer +([^ ]+)$/i;

const UNKNOWN: Judgement = { kind: 'unknown' };

/** The token that the header `Authorization` shows; undefined where it has none that could be one of ours. */
export const tokenIn = (authorization: string | undefined): string | undefined => {
  const token = BEARER.exec(authorization ?? '')?.[1] ?? '';
  return isToken(token) ? token : undefined;
};

/** Judges the header `Authorization` by the token that stands now: a token that was revoked ends with the next request. */
export const judgeToken = async (
  authorization: string | undefined,
  { table, nowMs }: { table: Pick<Table, 'get'>; nowMs: () => number },
): Promise<Judgement> => {
  const token = tokenIn(authorization);
  if (token === undefined) return UNKNOWN;
  const digest = digestOf(token);
  const item = await table.get(tokenKey(digest), 'strong');
  if (item === undefined) return UNKNOWN;
  const stored = readTokenItem(item);
  if (!isSameDigest(stored.digest, digest) || stored.revokedAt !== undefined || stored.expiresAt * 1000 <= nowMs()) return UNKNOWN;
  return { kind: 'granted', scopes: new Set(stored.scopes), name: stored.name };
};
