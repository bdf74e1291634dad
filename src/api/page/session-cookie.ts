import { SESSION_COOKIE } from '../tokens/authorization-of.ts';
import type { PageEffects } from './page-effects.ts';

/** A browser stays signed in so long, if its token does. @unit seconds */
const LIFETIME = 180 * 86_400;

const cookie = (value: string, { seconds, isSecure }: { seconds: number; isSecure: boolean }): string =>
  `${SESSION_COOKIE}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Strict${isSecure ? '; Secure' : ''}`;

export const signedIn = (token: string, { isSecure }: Pick<PageEffects, 'isSecure'>): string =>
  cookie(token, { seconds: LIFETIME, isSecure });

export const signedOut = ({ isSecure }: Pick<PageEffects, 'isSecure'>): string => cookie('', { seconds: 0, isSecure });
