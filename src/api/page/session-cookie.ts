import type { ApiRequest } from '../request.ts';
import type { PageEffects } from './page-effects.ts';

/** The cookie in which a browser that signed in carries its token; scripts cannot read it, and no other site can send it. */
export const SESSION_COOKIE = 'tillbook';

/** A browser stays signed in so long, if its token does. @unit seconds */
const LIFETIME = 180 * 86_400;

const cookie = (value: string, { seconds, isSecure }: { seconds: number; isSecure: boolean }): string =>
  `${SESSION_COOKIE}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Strict${isSecure ? '; Secure' : ''}`;

export const signedIn = (token: string, { isSecure }: Pick<PageEffects, 'isSecure'>): string =>
  cookie(token, { seconds: LIFETIME, isSecure });

export const signedOut = ({ isSecure }: Pick<PageEffects, 'isSecure'>): string => cookie('', { seconds: 0, isSecure });

/** Whom a browser's cookie names, as the header `Authorization` would say it; undefined where it has none. */
export const bearerOf = ({ headers }: Pick<ApiRequest, 'headers'>): string | undefined => {
  const pairs = (headers.cookie ?? '').split(';').map((pair) => pair.trim().split('='));
  const token = pairs.find(([name]) => name === SESSION_COOKIE)?.[1];
  return token === undefined ? undefined : `Bearer ${token}`;
};
