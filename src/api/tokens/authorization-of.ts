import type { ApiRequest } from '../request.ts';

/** The cookie in which a browser that signed in carries its token; scripts cannot read it, and no other site can send it. */
export const SESSION_COOKIE = 'tillbook';

const cookieOf = (header: string | undefined, name: string): string | undefined =>
  (header ?? '')
    .split(';')
    .map((pair) => pair.trim().split('='))
    .find(([key]) => key === name)?.[1];

const isRead = ({ method }: Pick<ApiRequest, 'method'>): boolean => method === 'GET' || method === 'HEAD';

/**
 * What a request says of its bearer: the header `Authorization`, else the cookie of a browser that signed in. The cookie only reads, so that
 * nothing can be changed by making somebody's browser ask.
 */
export const authorizationOf = (request: Pick<ApiRequest, 'method' | 'headers'>): string | undefined => {
  const { authorization, cookie } = request.headers;
  if (authorization !== undefined || !isRead(request)) return authorization;
  const token = cookieOf(cookie, SESSION_COOKIE);
  return token === undefined ? undefined : `Bearer ${token}`;
};
