import { setTimeout as sleep } from 'node:timers/promises';
import { foldLoaded } from '../pipeline/pull/fold-loaded.ts';
import { pullChanges } from '../pipeline/pull/pull-changes.ts';
import { countsSince, NO_PULL_COUNTS, type PullCounts } from '../pipeline/pull/pull-counts.ts';
import { readSource, type SourceState } from '../pipeline/pull/source-state.ts';
import { sweepNightly } from '../pipeline/sweep.ts';
import type { ClientEffects } from '../sources/retail-api/client/http.ts';
import type { ShopAccess } from '../sources/retail-api/client/page-request.ts';
import { sendHttp } from '../sources/retail-api/client/send.ts';
import { retailSource } from '../sources/retail-api/retail-source.ts';
import { folderFiles } from './folder-files.ts';
import { readGuestKey } from './guest-key.ts';
import type { Folder } from './open-folder.ts';
import type { SourceSettings } from './source-settings.ts';

/** The world as a pull meets it. */
export const NETWORK: ClientEffects = {
  send: sendHttp,
  sleep: (ms) => sleep(ms),
  nowMs: Date.now,
  random: Math.random,
};

/** What one pull did. `loadedFrom`: since when the history is there, null once it is whole. */
export type Pulled = {
  readonly name: string;
  readonly counts: PullCounts;
  readonly loadedFrom: string | null;
  readonly caughtUpAt: string | null;
};

const iso = (ms: number | undefined): string | null => (ms === undefined ? null : new Date(ms).toISOString());

const describe = ({ name, history, caughtUpMs, counts }: SourceState, before: SourceState | undefined): Pulled => ({
  name,
  counts: countsSince(before?.counts ?? NO_PULL_COUNTS, counts),
  loadedFrom: iso(history?.beforeMs),
  caughtUpAt: iso(caughtUpMs),
});

export type PullRequest = {
  readonly source: Pick<SourceSettings, 'name'>;
  readonly access: ShopAccess;
  readonly network: ClientEffects;
  readonly onPage: (state: SourceState) => void;
  readonly onWindow: (state: SourceState) => void;
};

/** Pulls one source into a folder to its present. What is loaded is folded after each month of history, so that it can be looked at. */
export const pullIntoFolder = async (request: PullRequest, folder: Folder): Promise<Pulled> => {
  const { source, access, network, onPage, onWindow } = request;
  const guestKey = await readGuestKey(folderFiles(folder.dir).key);
  return folder.inGroup(async (effects) => {
    const before = await readSource(source.name, effects);
    const state = await pullChanges({
      source: retailSource(access, { source: source.name, guestKey }, network),
      shop: folder.shop,
      effects,
      onPage,
      onWindow: async (loaded) => {
        await foldLoaded(loaded, folder.shop, effects);
        onWindow(loaded);
      },
    });
    await sweepNightly(folder.shop, effects);
    return describe(state, before);
  });
};
