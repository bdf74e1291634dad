import type { Item } from '../port.ts';
import { TOKEN_PREFIX, tokenKey } from '../table.ts';
import { findNumber, readNumber, readText } from './read-attribute.ts';

/** An access token as it is kept: never itself, only its SHA-256 in hexadecimal digits. Instants are in seconds. */
export type StoredToken = {
  readonly digest: string;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly createdAt: number;
  readonly expiresAt: number;
  readonly revokedAt?: number;
};

export const tokenItem = ({ digest, scopes, ...rest }: StoredToken): Item => ({ ...tokenKey(digest), ...rest, scopes: scopes.join(' ') });

export const readTokenItem = (item: Item): StoredToken => {
  const revokedAt = findNumber(item, 'revokedAt');
  return {
    digest: item.pk.slice(TOKEN_PREFIX.length),
    name: readText(item, 'name'),
    scopes: readText(item, 'scopes').split(' '),
    createdAt: readNumber(item, 'createdAt'),
    expiresAt: readNumber(item, 'expiresAt'),
    ...(revokedAt !== undefined && { revokedAt }),
  };
};
