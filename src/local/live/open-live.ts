import { answerRequest } from '../../api/answer-request.ts';
import { answerPage } from '../../api/page/answer-page.ts';
import type { PageEffects } from '../../api/page/page-effects.ts';
import type { ApiRequest } from '../../api/request.ts';
import type { ApiResponse } from '../../api/response.ts';
import { ROUTES } from '../../api/routes.ts';
import { apiEffects } from '../api-effects.ts';
import { buildDashboard } from '../build-dashboard.ts';
import { serve } from '../http/serve.ts';
import type { Folder } from '../open-folder.ts';
import { readSources } from '../source-settings.ts';
import { keepSwept } from '../sweeping.ts';
import { keepPulled, type Pulling } from './keep-pulled.ts';
import type { LiveEffects } from './live-effects.ts';
import { openLiveDemo } from './open-demo.ts';
import { readPageToken } from './page-token.ts';
import { createSignInCode } from './sign-in-code.ts';

export type LiveOptions = {
  readonly port: number; // 0 for any that is free
  readonly withDemo: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
};

export type Live = { readonly url: string; readonly signInUrl: string; readonly stop: () => Promise<void> };

type Answer = (request: ApiRequest) => Promise<ApiResponse>;

/** A look at what is unchanged costs one read unit, and nothing else. @unit seconds */
const LOOK_SECONDS = 3;

const STARTING: ApiResponse = { status: 503, headers: { 'retry-after': '1', 'content-length': '0' }, body: '' };

const answering = async (folder: Folder, page: PageEffects, serving: Parameters<typeof apiEffects>[1]): Promise<Answer> => {
  const effects = await apiEffects(folder, serving);
  return async (request) => (await answerPage(request, { ...effects, page })) ?? (await answerRequest(request, ROUTES, effects));
};

type Connected = Pick<Pulling, 'sources' | 'env'> & { readonly close: () => Promise<void> };

/** The shops of a folder: its own and, where it is the demo's, the demo shop, opened. */
const connect = async (dir: string, apiUrl: string, { withDemo, env, onFailure }: LiveOptions & LiveEffects): Promise<Connected> => {
  const own = await readSources(dir);
  if (!withDemo) return { sources: own, env, close: async () => undefined };
  const demo = await openLiveDemo(dir, apiUrl, { onFailure });
  return { sources: [...own, demo.source], env: { ...env, ...demo.env }, close: demo.close };
};

/**
 * Brings a folder to life: serves the API and the page to this machine alone, pulls its shops, sweeps what is booked. It stops in the order
 * turned round: no page is pulled any more, the demo shop closes, answers under way end, and what came is swept. Where something cannot be
 * opened, what was opened before is closed again.
 */
export const openLive = async (folder: Folder, options: LiveOptions & LiveEffects): Promise<Live> => {
  const { port, onServed, onWindow, onFailure } = options;
  await using opened = new AsyncDisposableStack();
  opened.adopt(
    keepSwept(folder, (error) => onFailure('folding what is new', error)),
    ({ stop }) => stop(),
  );
  let answer: Answer = async () => STARTING;
  // Before the demo shop, which must know where to send its webhooks.
  const server = await serve({ port, nowMs: () => performance.now(), answer: (request) => answer(request), onServed });
  opened.defer(server.stop);
  const { sources, env, close } = await connect(folder.dir, server.url, options);
  opened.defer(close);
  const { code, redeem } = createSignInCode(await readPageToken(folder.dir, folder.effects));
  const page = { files: await buildDashboard(LOOK_SECONDS), redeem, isSecure: false };
  answer = await answering(folder, page, { sources, env, onFailure });
  opened.defer(keepPulled({ sources, env, onWindow, onFailure }, folder).stop);
  const kept = opened.move();
  return { url: server.url, signInUrl: `${server.url}/sign-in?code=${code}`, stop: () => kept.disposeAsync() };
};
