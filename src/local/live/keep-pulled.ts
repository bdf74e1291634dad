import type { SourceState } from '../../pipeline/pull/source-state.ts';
import type { Folder } from '../open-folder.ts';
import { NETWORK, pullIntoFolder } from '../pull-folder.ts';
import { readVariable, type SourceSettings } from '../source-settings.ts';

/** Webhooks bring what is new at once; the pull brings what they lost. @unit milliseconds */
const INTERVAL_MS = 30_000;

export type Pulling = {
  readonly sources: readonly SourceSettings[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly onWindow: (state: SourceState) => void;
  readonly onFailure: (error: unknown) => void;
};

/** Ends a pull between two pages: what is booked stays, and the next pull goes on from there. */
class Stopped extends Error {
  override readonly name = 'Stopped';
}

// One shop that does not answer holds no other up.
const report =
  (onFailure: Pulling['onFailure']) =>
  (error: unknown): void => {
    if (error instanceof Stopped) throw error;
    onFailure(error);
  };

const pullAll = async ({ sources, env, onPage, onWindow, onFailure }: Pulling & { onPage: () => void }, folder: Folder): Promise<void> => {
  for (const source of sources) {
    const pullOne = async (): Promise<unknown> => {
      const access = { url: source.url, token: readVariable(source.tokenEnv, env) };
      return pullIntoFolder({ source, access, network: NETWORK, onPage, onWindow }, folder);
    };
    await pullOne().catch(report(onFailure));
  }
};

/** Pulls every source of a folder, at once and then again and again. Stopping waits for the page under way. */
export const keepPulled = (pulling: Pulling, folder: Folder): { readonly stop: () => Promise<void> } => {
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;
  const onPage = (): void => {
    if (isStopped) throw new Stopped();
  };
  const onFailure = (error: unknown): void => {
    if (!(error instanceof Stopped)) pulling.onFailure(error);
  };
  const turn = async (): Promise<void> => {
    await pullAll({ ...pulling, onPage }, folder).catch(onFailure);
    if (isStopped) return;
    timer = setTimeout(() => {
      running = turn();
    }, INTERVAL_MS);
  };
  let running = turn();
  return {
    stop: async () => {
      isStopped = true;
      clearTimeout(timer);
      await running;
    },
  };
};
