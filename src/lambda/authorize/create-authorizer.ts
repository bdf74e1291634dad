import { judgeToken, tokenIn } from '../../api/tokens/judge-token.ts';
import { meterTable } from '../../store/meter.ts';
import { type BearerContext, contextOf } from '../shared/judge-by-context.ts';
import { tellInvocation } from '../shared/tell-invocation.ts';
import type { World } from '../shared/world.ts';

/** What the gateway asks: version 2.0 of its payload. `identitySource`: the header `Authorization` as it was sent. */
export type AuthorizerEvent = { readonly identitySource?: readonly string[] | null | undefined };

export type AuthorizerAnswer = { readonly isAuthorized: false } | { readonly isAuthorized: true; readonly context: BearerContext };

const REFUSED: AuthorizerAnswer = { isAuthorized: false };

/**
 * Says whether a token is valid, and what it is for; whether that suffices is judged behind. What is no token costs no read, and no line of the log. The gateway keeps
 * each answer for a minute, a refusal too, so a table that did not answer is no refusal: the request fails, and the next one asks anew.
 */
export const createAuthorizer = (world: World): ((event: AuthorizerEvent) => Promise<AuthorizerAnswer>) => {
  const { table, read: readMeter } = meterTable(world.table);
  const teller = { ...world, function: 'authorize' as const, shop: world.environment.shopName, readMeter };
  return async ({ identitySource }) => {
    const authorization = identitySource?.[0];
    if (tokenIn(authorization) === undefined) return REFUSED;
    return tellInvocation<'authorize', AuthorizerAnswer>(teller, async () => {
      const judgement = await judgeToken(authorization, { table, nowMs: world.nowMs });
      const result: AuthorizerAnswer = judgement.kind === 'granted' ? { isAuthorized: true, context: contextOf(judgement) } : REFUSED;
      return { counts: { isAuthorized: result.isAuthorized }, metrics: {}, result };
    });
  };
};
