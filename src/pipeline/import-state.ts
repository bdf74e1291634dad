import { findNumber, findText } from '../store/items/read-attribute.ts';
import type { Condition, Item } from '../store/port.ts';
import { queryAll } from '../store/query-all.ts';
import { IMPORT_PARTITION, importKey } from '../store/table.ts';
import type { Effects } from './effects.ts';
import { ImportOvertaken } from './import-overtaken.ts';

/** A file in a bucket; `etag` says which content of the key is meant. */
export type ImportObject = { readonly key: string; readonly etag: string; readonly bytes: number };

/** How far an import has come. `position`: orders done, in the source's order; `startedMs` is part of every version it writes. */
export type ImportState = {
  readonly id: string;
  readonly status: 'running' | 'done' | 'failed';
  readonly startedMs: number;
  readonly position: number;
  readonly beatMs: number;
  /** What has become of orders, quarantined ones and rows so far, as JSON text. */
  readonly counts: string;
  /** Titles of products kept; they come after the orders. */
  readonly products: number;
  /** What is imported, where that is a file in a bucket: then it goes on by itself. */
  readonly object: ImportObject | undefined;
  /** Digest of the profile and of what the shop adds to it: with another the position would mean something else. */
  readonly profile: string | undefined;
  /** When the source exported the file, where the object says so. */
  readonly exportedAtMs: number | undefined;
  /** Who is at it, where more than one can be; undefined when nobody is. */
  readonly worker: string | undefined;
  /** How often it was taken up since it last came forward. */
  readonly tries: number;
  /** Why it failed, or why the last worker let go of it. */
  readonly failure: string | undefined;
};

/** After this long without a sign of life an import no longer holds the folding of marked days. */
const LIVE_MS = 15 * 60_000;

const STATUSES: ReadonlyMap<unknown, ImportState['status']> = new Map([
  ['done', 'done'],
  ['failed', 'failed'],
]);

/** An import at its beginning. */
export const freshImport = (id: string, counts: string, nowMs: number): ImportState => ({
  id,
  status: 'running',
  startedMs: nowMs,
  position: 0,
  beatMs: nowMs,
  counts,
  products: 0,
  object: undefined,
  profile: undefined,
  exportedAtMs: undefined,
  worker: undefined,
  tries: 0,
  failure: undefined,
});

const readObject = (item: Item): ImportObject | undefined => {
  const key = findText(item, 'object');
  if (key === undefined) return undefined;
  return { key, etag: findText(item, 'etag') ?? '', bytes: findNumber(item, 'bytes') ?? 0 };
};

const readState = (item: Item): ImportState => ({
  id: item.sk,
  status: STATUSES.get(item.status) ?? 'running',
  startedMs: findNumber(item, 'startedMs') ?? 0,
  position: findNumber(item, 'position') ?? 0,
  beatMs: findNumber(item, 'beatMs') ?? 0,
  counts: findText(item, 'counts') ?? '{}',
  products: findNumber(item, 'products') ?? 0,
  object: readObject(item),
  profile: findText(item, 'profile'),
  exportedAtMs: findNumber(item, 'exportedAtMs'),
  worker: findText(item, 'worker'),
  tries: findNumber(item, 'tries') ?? 0,
  failure: findText(item, 'failure'),
});

/** What an import has only sometimes is left out of its item where it has it not. */
const itemOf = ({ id, status, startedMs, position, beatMs, counts, ...rest }: ImportState): Item => {
  const { products, object, profile, exportedAtMs, worker, tries, failure } = rest;
  return {
    ...importKey(id),
    status,
    startedMs,
    position,
    beatMs,
    counts,
    ...(products > 0 && { products }),
    ...(object !== undefined && { object: object.key, etag: object.etag, bytes: object.bytes }),
    ...(profile !== undefined && { profile }),
    ...(exportedAtMs !== undefined && { exportedAtMs }),
    ...(worker !== undefined && { worker }),
    ...(tries > 0 && { tries }),
    ...(failure !== undefined && { failure }),
  };
};

export const readImport = async (id: string, { table }: Pick<Effects, 'table'>): Promise<ImportState | undefined> => {
  const item = await table.get(importKey(id), 'strong');
  return item === undefined ? undefined : readState(item);
};

export const listImports = async ({ table }: Pick<Effects, 'table'>): Promise<ImportState[]> =>
  (await queryAll(table, { pk: IMPORT_PARTITION, consistency: 'strong' })).map(readState);

/** Puts a state where this condition holds. */
export const putImport = (state: ImportState, condition: Condition, { table }: Pick<Effects, 'table'>): Promise<{ kind: string }> =>
  table.putIf(itemOf(state), condition);

/** Stores how far an import has come. Throws ImportOvertaken when another worker has taken it up meanwhile. */
export const writeImport = async (state: ImportState, { table }: Pick<Effects, 'table'>): Promise<void> => {
  const { id, worker } = state;
  const held: Condition | undefined = worker === undefined ? undefined : { kind: 'equals', attribute: 'worker', value: worker };
  if ((await table.putIf(itemOf(state), held)).kind === 'refused') throw new ImportOvertaken(id);
};

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
