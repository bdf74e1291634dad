import type { Judgement } from '../../api/tokens/judge-token.ts';
import type { HttpEvent } from './http-event.ts';

/** What the authorizer says of a bearer to the function behind it; the gateway passes it on. */
export type BearerContext = { readonly scopes: string; readonly tokenName: string };

export const contextOf = ({ scopes, name }: Extract<Judgement, { kind: 'granted' }>): BearerContext => ({
  scopes: [...scopes].join(' '),
  tokenName: name,
});

/** Judges who asks by what the authorizer said, so that no token is read twice. Without its word nobody is known. */
export const judgeByContext = ({ requestContext }: Pick<HttpEvent, 'requestContext'>): Judgement => {
  const { scopes, tokenName } = requestContext.authorizer?.lambda ?? {};
  if (typeof scopes !== 'string') return { kind: 'unknown' };
  return { kind: 'granted', scopes: new Set(scopes.split(' ')), name: String(tokenName) };
};
