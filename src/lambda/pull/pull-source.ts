import { loadingCosts } from '../../pipeline/list-costs.ts';
import { claimSource, releaseSource } from '../../pipeline/pull/claim-source.ts';
import { noteFailure } from '../../pipeline/pull/note-failure.ts';
import { pullChanges } from '../../pipeline/pull/pull-changes.ts';
import { countsSince, NO_PULL_COUNTS, type PullCounts } from '../../pipeline/pull/pull-counts.ts';
import { readSource } from '../../pipeline/pull/source-state.ts';
import { WorkStopped } from '../../pipeline/work-stopped.ts';
import { retailSource } from '../../sources/retail-api/retail-source.ts';
import type { DeployedSource } from '../shared/environment.ts';
import { networkUntil } from './network-until.ts';
import type { PullTools } from './pull-tools.ts';
import { stopBetweenPages } from './stop-between-pages.ts';

/**
 * What one invocation did for a source. `caught-up`: it is at its present, and its history whole; `stopped`: there was no more time; `busy`:
 * another worker is at it.
 */
export type Pulled = { readonly kind: 'caught-up' | 'stopped' | 'busy' | 'failed'; readonly counts: PullCounts; readonly error?: unknown };

const readToken = async (name: DeployedSource['name'], { tokenOf, effects }: PullTools): Promise<string> => {
  try {
    return await tokenOf(name);
  } catch (error) {
    await noteFailure(error, name, effects);
    throw error;
  }
};

const pull = async ({ name, url }: DeployedSource, shareMs: number, tools: PullTools): Promise<void> => {
  const { shop, guestKey, network, bulk, deadline } = tools;
  const access = { url, token: await readToken(name, tools) };
  const stop = stopBetweenPages(shareMs, bulk.nowMs);
  await pullChanges({
    source: retailSource(access, { source: name, guestKey }, networkUntil(network, deadline, bulk.nowMs)),
    shop,
    effects: await loadingCosts(shop, bulk),
    onPage: stop,
    // The sweep sees from the state of the source what can be folded.
    onWindow: async () => stop(),
    busyUntilMs: tools.untilMs,
  });
};

const endOf = (error: unknown): Pick<Pulled, 'kind' | 'error'> =>
  error instanceof WorkStopped ? { kind: 'stopped' } : { kind: 'failed', error };

/**
 * Pulls one source from where the last invocation stopped, until about `shareMs` by our clock. It never throws: what is wrong stands in what
 * it gives.
 */
export const pullSource = async (source: DeployedSource, shareMs: number, tools: PullTools): Promise<Pulled> => {
  const { name } = source;
  const { effects } = tools;
  try {
    if (!(await claimSource(name, tools.untilMs, effects))) return { kind: 'busy', counts: NO_PULL_COUNTS };
    const before = (await readSource(name, effects))?.counts ?? NO_PULL_COUNTS;
    const end = await pull(source, shareMs, tools).then(() => ({ kind: 'caught-up' }) as const, endOf);
    await releaseSource(name, effects);
    const counts = countsSince(before, (await readSource(name, effects))?.counts ?? before);
    return { ...end, counts };
  } catch (error) {
    return { kind: 'failed', counts: NO_PULL_COUNTS, error };
  }
};
