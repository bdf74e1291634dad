import type { SourceName } from '../../domain/ids.ts';
import type { Effects } from '../effects.ts';
import { WorkStopped } from '../work-stopped.ts';
import { readSource, writeFirstFailure, writeSource } from './source-state.ts';

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Keeps in the state of a source why it could not be pulled. It may be the table that failed; then the error is all there is. */
export const noteFailure = async (error: unknown, name: SourceName, effects: Pick<Effects, 'table' | 'nowMs'>): Promise<void> => {
  if (error instanceof WorkStopped) return;
  try {
    const failure = { atMs: effects.nowMs(), says: messageOf(error) };
    const state = await readSource(name, effects);
    await (state === undefined ? writeFirstFailure(name, failure, effects) : writeSource({ ...state, failure }, effects));
  } catch {
    return;
  }
};
