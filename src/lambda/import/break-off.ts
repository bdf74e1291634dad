import { failImport, leaveImport } from '../../pipeline/import-claims.ts';
import { ImportOvertaken } from '../../pipeline/import-overtaken.ts';
import type { ImportState } from '../../pipeline/import-state.ts';
import { WorkStopped } from '../../pipeline/work-stopped.ts';
import type { ImportTools } from './import-tools.ts';
import { whyForGood } from './why-for-good.ts';

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

// Another worker may have taken it up just now: then it is no longer ours to say what became of it.
const unlessOvertaken = async (storing: Promise<unknown>): Promise<void> => {
  await storing.catch((error) => {
    if (!(error instanceof ImportOvertaken)) throw error;
  });
};

/** Stores what becomes of an import that did not come to its end, and gives it. Throws what may be over by the next time. */
export const breakOff = async (latest: ImportState, error: unknown, { effects }: ImportTools): Promise<ImportState> => {
  if (error instanceof ImportOvertaken) return latest;
  const state = { ...latest, beatMs: effects.nowMs() };
  const says = whyForGood(error);
  if (says !== undefined) {
    await unlessOvertaken(failImport(state, says, effects));
    return { ...state, status: 'failed', failure: says };
  }
  if (error instanceof WorkStopped) {
    await unlessOvertaken(leaveImport(state, effects));
    return state;
  }
  // The table may be what failed; then the worker is found silent after a while.
  await leaveImport({ ...state, failure: messageOf(error) }, effects).catch(() => undefined);
  throw error;
};
