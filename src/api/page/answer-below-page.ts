import { answerRequest } from '../answer-request.ts';
import type { QueryEffects } from '../api-effects.ts';
import { toResponse } from '../encode.ts';
import { QUERY_ROUTES } from '../query-routes.ts';
import type { ApiRequest } from '../request.ts';
import { type ApiResponse, refuse } from '../response.ts';
import { judgeToken } from '../tokens/judge-token.ts';
import { bearerOf } from './session-cookie.ts';

const BELOW = '/page';

export const isBelowPage = ({ path }: Pick<ApiRequest, 'path'>): boolean => path.startsWith(`${BELOW}/v1/`);

/** What the API itself would be asked: only the cookie says who asks, whatever else the browser sent. */
const asApiRequest = (request: ApiRequest): ApiRequest => ({
  ...request,
  path: request.path.slice(BELOW.length),
  headers: { ...request.headers, cookie: undefined, authorization: bearerOf(request) },
});

/**
 * Answers `/page/v1/x` as the API answers `/v1/x` to the bearer of the cookie. It is the one place where a cookie counts, and it only reads, so
 * that nothing can be changed by making somebody's browser ask.
 */
export const answerBelowPage = async (request: ApiRequest, effects: QueryEffects): Promise<ApiResponse> => {
  if (request.method !== 'GET')
    return toResponse(refuse('method-not-allowed', 'offered here: GET', { headers: { allow: 'GET' } }), request);
  const judge: QueryEffects['judge'] = ({ headers }) => judgeToken(headers.authorization, effects);
  return answerRequest(asApiRequest(request), QUERY_ROUTES, { ...effects, judge });
};
