import { judgeToken } from '../../api/tokens/judge-token.ts';
import { type BearerContext, contextOf } from '../shared/judge-by-context.ts';
import type { World } from '../shared/world.ts';

/** What the gateway asks: version 2.0 of its payload. `identitySource`: the header `Authorization` as it was sent. */
export type AuthorizerEvent = { readonly identitySource?: readonly string[] | null };

export type AuthorizerAnswer = { readonly isAuthorized: false } | { readonly isAuthorized: true; readonly context: BearerContext };

const REFUSED: AuthorizerAnswer = { isAuthorized: false };

/**
 * Says whether a token is valid, and what it is for; whether that suffices is judged behind. What is no token costs no read. The gateway keeps
 * each answer for a minute, a refusal too, so that a store which did not answer is no answer: the request fails, and the next one asks anew.
 */
export const createAuthorizer =
  ({ table, nowMs, onFailure }: Pick<World, 'table' | 'nowMs' | 'onFailure'>) =>
  async ({ identitySource }: AuthorizerEvent): Promise<AuthorizerAnswer> => {
    try {
      const judgement = await judgeToken(identitySource?.[0], { table, nowMs });
      return judgement.kind === 'granted' ? { isAuthorized: true, context: contextOf(judgement) } : REFUSED;
    } catch (error) {
      onFailure('the judgement of a token', error);
      throw new Error('the token could not be judged; the log says why');
    }
  };
