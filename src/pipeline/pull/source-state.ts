import type { SourceName } from '../../domain/ids.ts';
import { findNumber } from '../../store/items/read-attribute.ts';
import type { Consistency, Item } from '../../store/port.ts';
import { queryAll } from '../../store/query-all.ts';
import { SOURCE_PARTITION, sourceKey } from '../../store/table.ts';
import type { Effects } from '../effects.ts';
import { NO_PULL_COUNTS, type PullCounts } from './pull-counts.ts';

/**
 * How far the history of a source is loaded, newest month first: all that was last changed at `beforeMs` or later is booked. `fromMs`: how
 * far the window before it has come. `oldestMs`: where history begins; undefined where the oldest record does not say.
 */
export type HistoryState = { readonly beforeMs: number; readonly fromMs: number | undefined; readonly oldestMs: number | undefined };

/**
 * How far a source has been pulled. `markMs`: every change before it is booked, but for the history still to be loaded. `caughtUpMs`: the
 * shop's clock when a walk last came to its end. `beatMs`: when a page was last booked, `loadedMs`: when the history was whole, both by
 * our clock, as `failedMs` is; all others in milliseconds of the shop's clock. `busyUntilMs`: until when a worker is at it, by our clock, where
 * more than one can be.
 */
export type SourceState = {
  readonly name: SourceName;
  readonly markMs: number;
  readonly productsMarkMs: number;
  readonly history: HistoryState | undefined;
  readonly caughtUpMs: number | undefined;
  readonly beatMs?: number | undefined;
  readonly loadedMs?: number | undefined;
  readonly busyUntilMs?: number | undefined;
  readonly counts: PullCounts;
  readonly failure: { readonly atMs: number; readonly says: string } | undefined;
};

const readHistory = (item: Item): HistoryState | undefined => {
  const beforeMs = findNumber(item, 'historyBeforeMs');
  if (beforeMs === undefined) return undefined;
  return { beforeMs, fromMs: findNumber(item, 'historyFromMs'), oldestMs: findNumber(item, 'historyOldestMs') };
};

const readState = (item: Item): SourceState => {
  const failedMs = findNumber(item, 'failedMs');
  return {
    name: item.sk as SourceName,
    markMs: findNumber(item, 'markMs') ?? 0,
    productsMarkMs: findNumber(item, 'productsMarkMs') ?? 0,
    history: readHistory(item),
    caughtUpMs: findNumber(item, 'caughtUpMs'),
    beatMs: findNumber(item, 'beatMs'),
    loadedMs: findNumber(item, 'loadedMs'),
    busyUntilMs: findNumber(item, 'busyUntilMs'),
    counts: typeof item.counts === 'string' ? JSON.parse(item.counts) : NO_PULL_COUNTS,
    failure: failedMs === undefined ? undefined : { atMs: failedMs, says: String(item.failure ?? '') },
  };
};

// One that only ever failed has no mark yet: its first pull is still to come.
export const readSource = async (name: SourceName, { table }: Pick<Effects, 'table'>): Promise<SourceState | undefined> => {
  const item = await table.get(sourceKey(name), 'strong');
  return item === undefined || findNumber(item, 'markMs') === undefined ? undefined : readState(item);
};

export const listSources = async ({ table }: Pick<Effects, 'table'>, consistency: Consistency = 'eventual'): Promise<SourceState[]> =>
  (await queryAll(table, { pk: SOURCE_PARTITION, consistency })).map(readState);

/** After so long without a page a source no longer holds what is before its history. @unit milliseconds */
const LOADING_MS = 24 * 3_600_000;

/** Down to where the histories are loaded that are loading now; undefined where none is. */
export const loadedDownTo = (sources: readonly SourceState[], nowMs: number): number | undefined => {
  const loading = sources.filter(({ beatMs = 0 }) => nowMs - beatMs < LOADING_MS).flatMap(({ history }) => history?.beforeMs ?? []);
  return loading.length === 0 ? undefined : Math.max(...loading);
};

const historyAttributes = (history: HistoryState | undefined): Record<string, number> => {
  if (history === undefined) return {};
  const { beforeMs, fromMs, oldestMs } = history;
  return {
    historyBeforeMs: beforeMs,
    ...(fromMs !== undefined && { historyFromMs: fromMs }),
    ...(oldestMs !== undefined && { historyOldestMs: oldestMs }),
  };
};

export const writeSource = async (state: SourceState, { table }: Pick<Effects, 'table'>): Promise<void> => {
  const { name, markMs, productsMarkMs, history, caughtUpMs, beatMs, loadedMs, busyUntilMs, counts, failure } = state;
  await table.putIf({
    ...sourceKey(name),
    markMs,
    productsMarkMs,
    ...historyAttributes(history),
    ...(caughtUpMs !== undefined && { caughtUpMs }),
    ...(beatMs !== undefined && { beatMs }),
    ...(loadedMs !== undefined && { loadedMs }),
    ...(busyUntilMs !== undefined && { busyUntilMs }),
    counts: JSON.stringify(counts),
    ...(failure !== undefined && { failedMs: failure.atMs, failure: failure.says }),
  });
};

/** Keeps why a source could not be pulled for the first time. */
export const writeFirstFailure = async (
  name: SourceName,
  failure: NonNullable<SourceState['failure']>,
  { table }: Pick<Effects, 'table'>,
): Promise<void> => {
  const neverBegun = { kind: 'missing', attribute: 'markMs' } as const;
  await table.putIf({ ...sourceKey(name), failedMs: failure.atMs, failure: failure.says }, neverBegun);
};
