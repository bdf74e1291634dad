import { setTimeout as sleep } from 'node:timers/promises';
import { WorkStopped } from '../../pipeline/work-stopped.ts';
import type { Folder } from '../open-folder.ts';
import { pullIntoFolder } from '../pull-folder.ts';
import { readVariable, type SourceSettings } from '../source-settings.ts';
import type { LiveEffects } from './live-effects.ts';
import { stoppableNetwork } from './stoppable-network.ts';
import { tellOnce } from './tell-once.ts';

/** Webhooks bring what is new at once; the pull brings what they lost. @unit milliseconds */
const INTERVAL_MS = 30_000;

export type Pulling = Pick<LiveEffects, 'onWindow' | 'onFailure'> & {
  readonly sources: readonly SourceSettings[];
  readonly env: Readonly<Record<string, string | undefined>>;
};

const pullOne = async (source: SourceSettings, folder: Folder, pulling: Pulling & { signal: AbortSignal }): Promise<void> => {
  const { env, onWindow, signal } = pulling;
  await pullIntoFolder(
    {
      source,
      access: { url: source.url, token: readVariable(source.tokenEnv, env) },
      network: stoppableNetwork(signal),
      onPage: () => signal.throwIfAborted(),
      onWindow,
    },
    folder,
  );
};

/** Pulls a source of a folder, at once and then again and again. It never fails: what is wrong is told. */
const keepOnePulled = async (source: SourceSettings, folder: Folder, pulling: Pulling & { signal: AbortSignal }): Promise<void> => {
  const { signal, onFailure } = pulling;
  const what = `the pull of ${source.name}`;
  const { failed, worked } = tellOnce(onFailure);
  while (!signal.aborted) {
    await pullOne(source, folder, pulling).then(
      () => worked(what),
      (error: unknown) => (signal.aborted ? undefined : failed(what, error)),
    );
    await sleep(INTERVAL_MS, undefined, { signal }).catch(() => undefined);
  }
};

/**
 * Pulls every source of a folder, each for itself: a shop that does not answer holds no other up. Stopping waits for the page under way and
 * for nothing else.
 */
export const keepPulled = (pulling: Pulling, folder: Folder): { readonly stop: () => Promise<void> } => {
  const ending = new AbortController();
  const running = pulling.sources.map((source) => keepOnePulled(source, folder, { ...pulling, signal: ending.signal }));
  return {
    stop: async () => {
      ending.abort(new WorkStopped());
      await Promise.all(running);
    },
  };
};
