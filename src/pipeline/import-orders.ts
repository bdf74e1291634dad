import type { OrderRef } from '../domain/ids.ts';
import type { OrderDocument } from '../domain/order/order-document.ts';
import { versionOf } from '../domain/version.ts';
import { bookUnmarked } from './book.ts';
import { cannotTake, isNotPut, type NotPut } from './cannot-take.ts';
import { type Collected, collect } from './collect.ts';
import type { Effects, Shop } from './effects.ts';
import { leaveImport } from './import-claims.ts';
import { freshImport, type ImportState, readImport, writeImport } from './import-state.ts';
import { loadingCosts } from './list-costs.ts';
import { markDirty } from './mark-dirty.ts';
import { quarantine, type Rejected } from './quarantine.ts';

/** One record of a file: an order that can be taken, or one that cannot. `rows`: how many rows of the file it is made of. */
export type ImportRecord =
  | { readonly kind: 'order'; readonly document: OrderDocument; readonly rows: number }
  | ({ readonly kind: 'rejected'; readonly rows: number } & Rejected);

/** `position`: how much of the import is done when this batch is. */
export type ImportBatch = { readonly records: readonly ImportRecord[]; readonly position: number };

/** How many orders, and rows of the file, ended in which way. */
export type Count = { readonly orders: number; readonly rows: number };
export type ImportCounts = {
  readonly accepted: Count;
  readonly duplicate: Count;
  readonly stale: Count;
  readonly quarantined: Readonly<Record<string, Count>>;
};

/** What an import takes, and how. */
export type ImportWork = {
  /** When the source exported the file (milliseconds); where it does not say, the import's own start stands for it. */
  readonly exportedAtMs?: number;
  readonly batches: (from: number) => Iterable<ImportBatch>;
  /** Told after each batch how far the import has come; it may throw, and the import goes on from there another time. */
  readonly onBatch?: (state: ImportState) => void;
};

/** The same file and profile have the same id, under which an import that broke off is found again. */
export type ImportJob = ImportWork & { readonly id: string };

const NONE: Count = { orders: 0, rows: 0 };
export const NO_COUNTS: ImportCounts = { accepted: NONE, duplicate: NONE, stale: NONE, quarantined: {} };

const plus = (count: Count = NONE, rows: number): Count => ({ orders: count.orders + 1, rows: count.rows + rows });

/** Finds the unfinished import of this id, or begins it. */
export const beginImport = async (id: string, effects: Effects): Promise<ImportState> => {
  const known = await readImport(id, effects);
  const nowMs = effects.nowMs();
  const state = known?.status === 'running' ? { ...known, beatMs: nowMs } : freshImport(id, JSON.stringify(NO_COUNTS), nowMs);
  await writeImport(state, effects);
  return state;
};

type Context = { readonly state: ImportState; readonly exportedAtMs: number; readonly shop: Shop; readonly effects: Effects };

// An order that already stands in this very version was put by this import before it broke off.
const outcomeOf = (collected: Exclude<Collected, NotPut>): 'accepted' | 'duplicate' | 'stale' =>
  collected.kind === 'duplicate' && collected.isSameVersion ? 'accepted' : collected.kind;

const countQuarantined = (counts: ImportCounts, reason: string, rows: number): ImportCounts => ({
  ...counts,
  quarantined: { ...counts.quarantined, [reason]: plus(counts.quarantined[reason], rows) },
});

const takeRecord = async (counts: ImportCounts, record: ImportRecord, context: Context & { booked: OrderRef[] }): Promise<ImportCounts> => {
  const { state, exportedAtMs, effects } = context;
  const hold = async (rejected: Rejected, rows: number): Promise<ImportCounts> => {
    await quarantine(rejected, state.startedMs, effects);
    return countQuarantined(counts, rejected.reason, rows);
  };
  if (record.kind === 'rejected') {
    const { kind: _, rows, ...rejected } = record;
    return hold(rejected, rows);
  }
  const collected = await collect(record.document, versionOf(exportedAtMs, state.startedMs), effects);
  if (isNotPut(collected)) return hold(cannotTake(record.document, collected), record.rows);
  context.booked.push(collected.ref);
  const outcome = outcomeOf(collected);
  return { ...counts, [outcome]: plus(counts[outcome], record.rows) };
};

/**
 * Takes one batch: documents, then postings, then the marks of the days they touch, and last the position. A crash between any two of
 * these is made good when the batch is taken again.
 */
export const takeBatch = async (batch: ImportBatch, context: Context): Promise<ImportState> => {
  const { state, shop, effects } = context;
  const booked: OrderRef[] = [];
  let counts: ImportCounts = JSON.parse(state.counts);
  for (const record of batch.records) counts = await takeRecord(counts, record, { ...context, booked });
  const instants: number[] = [];
  for (const ref of booked) instants.push(...(await bookUnmarked(ref, shop, effects)));
  await markDirty(instants, shop, effects);
  const next = { ...state, position: batch.position, beatMs: effects.nowMs(), counts: JSON.stringify(counts), tries: 0 };
  await writeImport(next, effects);
  return next;
};

/** Takes the orders of an import from where it stands to their end. */
export const continueImport = async (
  begun: ImportState,
  work: ImportWork,
  context: { readonly shop: Shop; readonly effects: Effects },
): Promise<ImportState> => {
  const { shop, effects } = context;
  let state = begun;
  const loaded = await loadingCosts(shop, effects);
  for (const batch of work.batches(state.position)) {
    state = await takeBatch(batch, { state, exportedAtMs: work.exportedAtMs ?? state.startedMs, shop, effects: loaded });
    work.onBatch?.(state);
  }
  return state;
};

/** Finds an import, or begins it, and takes its orders to their end. */
export const importOrders = async ({ id, ...work }: ImportJob, shop: Shop, effects: Effects): Promise<ImportState> =>
  continueImport(await beginImport(id, effects), work, { shop, effects });

/**
 * Marks an import as done: only then do the sweep's later steps go on, and fold the days that it marked. Nobody is at it any more.
 */
export const endImport = async (state: ImportState, effects: Effects): Promise<ImportState> => {
  const done: ImportState = { ...state, status: 'done', beatMs: effects.nowMs(), failure: undefined };
  await leaveImport(done, effects);
  return done;
};
