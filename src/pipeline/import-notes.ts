import { createHash } from 'node:crypto';
import type { Effects } from './effects.ts';
import { NO_COUNTS } from './import-orders.ts';
import { freshImport, type ImportObject, type ImportState, putImport, readImport } from './import-state.ts';

/** An object is imported once: the same content under the same key has the same id. */
export const idOfObject = ({ key, etag }: Pick<ImportObject, 'key' | 'etag'>): string =>
  createHash('sha256')
    .update(JSON.stringify([key, etag]))
    .digest('hex');

/** What a message about an object came to: it is new, or was waiting already, or was imported before. */
export type Noted = 'new' | 'waiting' | 'done';

/**
 * Notes that an object is to be imported, before anything of it is read: from then on it cannot be forgotten. One that failed is tried
 * again from its beginning, since what was wrong may have been put right.
 */
export const noteObject = async (object: ImportObject, effects: Effects): Promise<Noted> => {
  const id = idOfObject(object);
  const known = await readImport(id, effects);
  if (known?.status === 'done') return 'done';
  if (known?.status === 'running') return 'waiting';
  const fresh: ImportState = { ...freshImport(id, JSON.stringify(NO_COUNTS), effects.nowMs()), object };
  const asRead = known === undefined ? ({ kind: 'absent' } as const) : ({ kind: 'equals', attribute: 'status', value: 'failed' } as const);
  return (await putImport(fresh, asRead, effects)).kind === 'done' ? 'new' : 'waiting';
};
