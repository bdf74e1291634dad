import chromiumBinary from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';
import { answerRequest } from '../../src/api/answer-request.ts';
import { type Api, openApi } from '../../src/api/api.fixture.ts';
import { answerPage } from '../../src/api/page/answer-page.ts';
import type { ApiRequest } from '../../src/api/request.ts';
import type { ApiResponse } from '../../src/api/response.ts';
import { buildDashboard } from '../../src/local/build-dashboard.ts';
import { type Served, serve } from '../../src/local/http/serve.ts';
import { createSignInCode } from '../../src/local/live/sign-in-code.ts';
import type { World } from '../../src/pipeline/shop.fixture.ts';

/** A shop whose page is served. `asked`: every request of the API; `answer` may be replaced, to see what the page says of it. */
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
  const page = { files: await buildDashboard(), redeem, isSecure: false };
  const honest = async (request: ApiRequest): Promise<ApiResponse> =>
    (await answerPage(request, { ...api.effects, page })) ?? (await answerRequest(request, api.effects));
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

const launch = async (): Promise<Browser> =>
  chromium.launch({ executablePath: await chromiumBinary.executablePath(), args: ['--no-sandbox', '--no-zygote', '--disable-gpu'] });

/** A browser, or why none can start here. CI must have one. */
export const startBrowser = async (): Promise<Browser | string> => {
  try {
    return await launch();
  } catch (error) {
    const [reason = ''] = String(error).split('\n');
    if (process.env.CI) throw error;
    return `no browser can start here: ${reason}`;
  }
};
