import { findNumber } from '../store/items/read-attribute.ts';
import type { Item } from '../store/port.ts';
import { queryAll } from '../store/query-all.ts';
import { IMPORT_PARTITION, importKey } from '../store/table.ts';
import type { Effects } from './effects.ts';

/** How far an import has come. `position`: orders done, in the source's order; `startedMs` is part of every version it writes. */
export type ImportState = {
  readonly id: string;
  readonly status: 'running' | 'done';
  readonly startedMs: number;
  readonly position: number;
  readonly beatMs: number;
  /** What has become of orders, quarantined ones and rows so far, as JSON text. */
  readonly counts: string;
};

/** After this long without a sign of life an import no longer holds the folding of marked days. */
const LIVE_MS = 15 * 60_000;

const readState = (item: Item): ImportState => ({
  id: item.sk,
  status: item.status === 'done' ? 'done' : 'running',
  startedMs: findNumber(item, 'startedMs') ?? 0,
  position: findNumber(item, 'position') ?? 0,
  beatMs: findNumber(item, 'beatMs') ?? 0,
  counts: typeof item.counts === 'string' ? item.counts : '{}',
});

export const readImport = async (id: string, { table }: Pick<Effects, 'table'>): Promise<ImportState | undefined> => {
  const item = await table.get(importKey(id), 'strong');
  return item === undefined ? undefined : readState(item);
};

export const writeImport = async ({ id, ...state }: ImportState, { table }: Pick<Effects, 'table'>): Promise<void> => {
  await table.putIf({ ...importKey(id), ...state });
};

export const listImports = async ({ table }: Pick<Effects, 'table'>): Promise<ImportState[]> =>
  (await queryAll(table, { pk: IMPORT_PARTITION, consistency: 'strong' })).map(readState);

/** True while some import is at work, or was a short while ago. */
export const isImportLive = async (effects: Pick<Effects, 'table' | 'nowMs'>): Promise<boolean> => {
  const states = await listImports(effects);
  return states.some(({ status, beatMs }) => status === 'running' && effects.nowMs() - beatMs < LIVE_MS);
};

/**
 * Lets go of imports that broke off: they can still be resumed, but hold nothing up. Only for who knows that no import is at work, as one
 * does who holds the lock of a folder.
 */
export const releaseImports = async (effects: Pick<Effects, 'table'>): Promise<void> => {
  for (const state of await listImports(effects)) if (state.status === 'running') await writeImport({ ...state, beatMs: 0 }, effects);
};
