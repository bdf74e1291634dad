import type { Condition } from '../store/port.ts';
import type { Effects } from './effects.ts';
import { ImportOvertaken } from './import-overtaken.ts';
import { type ImportObject, type ImportState, listImports, putImport, readImport } from './import-state.ts';

/** A worker that has not been heard of for so long is taken for dead. It may live all the same, and finds out when it next stores how far it is. */
const SILENT_MS = 5 * 60_000;

/** An import of an object in a bucket. */
export type ObjectImport = ImportState & { readonly object: ImportObject };

const isUnfinished = (state: ImportState): state is ObjectImport => state.status === 'running' && state.object !== undefined;

const heldBy = (worker: string | undefined): Condition =>
  worker === undefined ? { kind: 'missing', attribute: 'worker' } : { kind: 'equals', attribute: 'worker', value: worker };

const isAtWork = ({ worker, beatMs }: ImportState, nowMs: number): boolean => worker !== undefined && nowMs - beatMs < SILENT_MS;

/** Takes an import up as it was read. Undefined when another worker was faster. */
const claim = async (known: ObjectImport, effects: Effects): Promise<ObjectImport | undefined> => {
  const claimed = { ...known, worker: effects.nonce(), beatMs: effects.nowMs(), tries: known.tries + 1 };
  const asRead: Condition = { kind: 'all', of: [heldBy(known.worker), { kind: 'equals', attribute: 'beatMs', value: known.beatMs }] };
  if ((await putImport(claimed, asRead, effects)).kind === 'done') return claimed;
  // A put whose first answer was lost is refused by itself.
  return (await readImport(known.id, effects))?.worker === claimed.worker ? claimed : undefined;
};

/**
 * Takes up the oldest unfinished import of a bucket. Undefined when there is none, or when a worker is at one: the writes of two would
 * come too fast together. Two may both find nobody at work; then both work, on two imports or one, and nothing is wrong.
 */
export const claimNext = async (effects: Effects): Promise<ObjectImport | undefined> => {
  const nowMs = effects.nowMs();
  const unfinished = (await listImports(effects)).filter(isUnfinished);
  if (unfinished.some((state) => isAtWork(state, nowMs))) return undefined;
  const [oldest] = unfinished.sort((a, b) => a.startedMs - b.startedMs || (a.id < b.id ? -1 : 1));
  return oldest && claim(oldest, effects);
};

/** Stores an import as nobody's: its end, or how far its worker has brought it. Throws ImportOvertaken when another has taken it up. */
export const leaveImport = async (state: ImportState, effects: Pick<Effects, 'table'>): Promise<void> => {
  const left: ImportState = { ...state, worker: undefined };
  if ((await putImport(left, heldBy(state.worker), effects)).kind === 'done') return;
  // A put whose first answer was lost is refused by itself.
  if ((await readImport(state.id, effects))?.worker !== undefined) throw new ImportOvertaken(state.id);
};

/** Ends an import for good, with what was wrong in a sentence. What it booked stays. */
export const failImport = async (state: ImportState, says: string, effects: Pick<Effects, 'table' | 'nowMs'>): Promise<ImportState> => {
  const failed: ImportState = { ...state, status: 'failed', beatMs: effects.nowMs(), failure: says };
  await leaveImport(failed, effects);
  return failed;
};
