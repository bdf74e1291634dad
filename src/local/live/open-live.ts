import { answerRequest } from '../../api/answer-request.ts';
import { answerPage } from '../../api/page/answer-page.ts';
import type { PageEffects } from '../../api/page/page-effects.ts';
import type { ApiRequest } from '../../api/request.ts';
import type { ApiResponse } from '../../api/response.ts';
import type { SourceState } from '../../pipeline/pull/source-state.ts';
import { apiEffects } from '../api-effects.ts';
import { buildDashboard } from '../build-dashboard.ts';
import { type Served, serve } from '../http/serve.ts';
import type { Folder } from '../open-folder.ts';
import { readSources } from '../source-settings.ts';
import { keepSwept } from '../sweeping.ts';
import { keepPulled } from './keep-pulled.ts';
import { type LiveDemo, openLiveDemo } from './open-demo.ts';
import { readPageToken } from './page-token.ts';
import { createSignInCode } from './sign-in-code.ts';

type Env = Readonly<Record<string, string | undefined>>;

export type LiveOptions = {
  readonly port: number; // 0 for any that is free
  readonly withDemo: boolean;
  readonly env: Env;
  readonly onServed: (served: Served) => void;
  readonly onWindow: (state: SourceState) => void;
  readonly onFailure: (error: unknown) => void;
};

export type Live = { readonly url: string; readonly signInUrl: string; readonly stop: () => Promise<void> };

type Answer = (request: ApiRequest) => Promise<ApiResponse>;

const STARTING: ApiResponse = { status: 503, headers: { 'retry-after': '1', 'content-length': '0' }, body: '' };

const answering = async (
  folder: Folder,
  page: PageEffects,
  { env, onFailure }: Pick<LiveOptions, 'env' | 'onFailure'>,
): Promise<Answer> => {
  const effects = await apiEffects(folder, { env, onFailure });
  return async (request) => (await answerPage(request, { ...effects, page })) ?? (await answerRequest(request, effects));
};

const openDemoOf = async (folder: Folder, apiUrl: string, { withDemo, env, onFailure }: LiveOptions): Promise<LiveDemo | undefined> =>
  withDemo ? openLiveDemo(folder.dir, { apiUrl, env, onFailure }) : undefined;

/**
 * Brings a folder to life: serves the API and the page to this machine alone, pulls its shops, sweeps what is booked. The server comes first,
 * since the demo shop must know where to send its webhooks.
 */
export const openLive = async (folder: Folder, options: LiveOptions): Promise<Live> => {
  const { port, onServed, onWindow, onFailure } = options;
  let answer: Answer = async () => STARTING;
  const server = await serve({ port, nowMs: () => performance.now(), answer: (request) => answer(request), onServed });
  const demo = await openDemoOf(folder, server.url, options);
  const env = demo?.env ?? options.env;
  const { code, redeem } = createSignInCode(await readPageToken(folder.dir, folder.effects));
  answer = await answering(folder, { files: await buildDashboard(), redeem, isSecure: false }, { env, onFailure });
  const sweeping = keepSwept(folder, onFailure);
  const pulling = keepPulled({ sources: await readSources(folder.dir), env, onWindow, onFailure }, folder);
  const stop = async (): Promise<void> => {
    await pulling.stop();
    await demo?.close();
    await server.stop();
    await sweeping.stop();
  };
  return { url: server.url, signInUrl: `${server.url}/sign-in?code=${code}`, stop };
};
