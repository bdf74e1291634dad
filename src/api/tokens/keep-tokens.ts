import * as z from 'zod/mini';
import { readTokenItem, type StoredToken, tokenItem } from '../../store/items/token-item.ts';
import type { Table } from '../../store/port.ts';
import { TOKEN_PREFIX, tokenKey } from '../../store/table.ts';
import type { Scope } from './scope.ts';
import { digestOf, TOKEN_BYTES, tokenOf } from './token.ts';

const ID_LENGTH = 12;

/** By what people know a token. */
export const TokenName = z
  .string()
  .check(z.regex(/^[A-Za-z0-9][A-Za-z0-9 ._-]{0,59}$/, 'not a name for a token: letters, digits, spaces, dots, hyphens; 60 at most'));

/** What keeping tokens needs of the world; `random` gives as many bytes as it is asked for. */
export type TokenEffects = { readonly table: Table; readonly nowMs: () => number; readonly random: (bytes: number) => Uint8Array };

/** `token` is told this once; what is kept cannot give it back. */
export type Issued = { readonly kind: 'issued'; readonly token: string; readonly stored: StoredToken } | { readonly kind: 'name-taken' };

/** The beginning of the digest, by which a token can be named without being known. */
export const tokenId = ({ digest }: StoredToken): string => digest.slice(0, ID_LENGTH);

/** Every token ever made, the oldest first. */
export const listTokens = async ({ table }: Pick<TokenEffects, 'table'>): Promise<StoredToken[]> => {
  const tokens: StoredToken[] = [];
  let cursor: string | undefined;
  do {
    const page = await table.scanPage({ pkPrefix: TOKEN_PREFIX, ...(cursor !== undefined && { cursor }) });
    tokens.push(...page.items.map(readTokenItem));
    cursor = page.cursor;
  } while (cursor !== undefined);
  return tokens.sort((a, b) => a.createdAt - b.createdAt || (a.digest < b.digest ? -1 : 1));
};

export const tokenState = ({ revokedAt, expiresAt }: StoredToken, nowMs: number): 'valid' | 'revoked' | 'expired' => {
  if (revokedAt !== undefined) return 'revoked';
  return expiresAt * 1000 <= nowMs ? 'expired' : 'valid';
};

const isCalled = (called: string, stored: StoredToken): boolean => stored.name === called || tokenId(stored) === called;

/** Makes a token, unless one that is valid has its name. */
export const issueToken = async (
  wish: { readonly name: string; readonly scopes: readonly Scope[]; readonly lifetimeSeconds: number },
  effects: TokenEffects,
): Promise<Issued> => {
  const { name, scopes, lifetimeSeconds } = wish;
  const nowMs = effects.nowMs();
  const standing = await listTokens(effects);
  if (standing.some((stored) => isCalled(name, stored) && tokenState(stored, nowMs) === 'valid')) return { kind: 'name-taken' };
  const token = tokenOf(effects.random(TOKEN_BYTES));
  const createdAt = Math.floor(nowMs / 1000);
  const stored: StoredToken = { digest: digestOf(token), name, scopes, createdAt, expiresAt: createdAt + lifetimeSeconds };
  await effects.table.putIf(tokenItem(stored), { kind: 'absent' });
  return { kind: 'issued', token, stored };
};

/** Revokes what is called so, by name or id; gives what was revoked. It holds from the next request on. */
export const revokeTokens = async (called: string, effects: Pick<TokenEffects, 'table' | 'nowMs'>): Promise<StoredToken[]> => {
  const nowMs = effects.nowMs();
  const meant = (await listTokens(effects)).filter((stored) => isCalled(called, stored) && tokenState(stored, nowMs) === 'valid');
  for (const { digest } of meant) await effects.table.setIf(tokenKey(digest), { revokedAt: Math.floor(nowMs / 1000) }, { kind: 'present' });
  return meant;
};
