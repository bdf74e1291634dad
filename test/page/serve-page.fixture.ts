import { answerRequest } from '../../src/api/answer-request.ts';
import { type Api, openApi } from '../../src/api/api.fixture.ts';
import { answerPage } from '../../src/api/page/answer-page.ts';
import type { ApiRequest } from '../../src/api/request.ts';
import type { ApiResponse } from '../../src/api/response.ts';
import { ROUTES } from '../../src/api/routes.ts';
import { buildDashboard } from '../../src/local/build-dashboard.ts';
import { type Served, serve } from '../../src/local/http/serve.ts';
import { createSignInCode } from '../../src/local/live/sign-in-code.ts';
import type { World } from '../../src/pipeline/shop.fixture.ts';

/** A shop whose page is served. `served`: what its log would say; `answerWith` replaces its answers, undefined puts them back. */
export type ServedPage = {
  readonly api: Api;
  readonly url: string;
  readonly signInUrl: string;
  readonly served: readonly Served[];
  readonly answerWith: (answer: ((request: ApiRequest) => Promise<ApiResponse>) | undefined) => void;
  readonly stop: () => Promise<void>;
};

/** Serves the page over a shop in memory whose clock stands still. */
export const servePage = async (fill: (world: World) => Promise<void>): Promise<ServedPage> => {
  const api = await openApi(fill);
  const { code, redeem } = createSignInCode(api.tokens.read);
  const page = { files: await buildDashboard(3), redeem, isSecure: false };
  const honest = async (request: ApiRequest): Promise<ApiResponse> =>
    (await answerPage(request, { ...api.effects, page })) ?? (await answerRequest(request, ROUTES, api.effects));
  let answer = honest;
  const served: Served[] = [];
  const { url, stop } = await serve({
    port: 0,
    answer: (request) => answer(request),
    onServed: (one) => served.push(one),
    nowMs: () => performance.now(),
  });
  const answerWith: ServedPage['answerWith'] = (other) => {
    answer = other ?? honest;
  };
  return { api, url, signInUrl: `${url}/sign-in?code=${code}`, served, answerWith, stop };
};
