import { NOTHING_TOUCHED, touchedBy, uniteTouched } from '../../src/domain/ledger/touched.ts';
import { addDays, type Day, type Month, monthOfDay } from '../../src/domain/time/day.ts';
import { instantsOfVersion, type Version, versionOf } from '../../src/domain/version.ts';
import { addCosts } from '../../src/pipeline/add-costs.ts';
import { driftOf, markSpan, spansToProve } from '../../src/pipeline/audit/drift.ts';
import { book, bookUnmarked } from '../../src/pipeline/book.ts';
import { collect } from '../../src/pipeline/collect.ts';
import { dayAt, type Effects, type Shop } from '../../src/pipeline/effects.ts';
import { refoldDay } from '../../src/pipeline/fold-rollups.ts';
import { beginImport, endImport, type ImportBatch, type ImportJob } from '../../src/pipeline/import-orders.ts';
import { type ImportState, writeImport } from '../../src/pipeline/import-state.ts';
import { listingOf, readCostList } from '../../src/pipeline/list-costs.ts';
import { markDirty } from '../../src/pipeline/mark-dirty.ts';
import { scanItems } from '../../src/pipeline/rebuild.ts';
import { relistOrder } from '../../src/pipeline/relist-order.ts';
import { setUp } from '../../src/pipeline/set-up.ts';
import { sweepDirtyDays, sweepHotDays, sweepMonth, sweepMonths, sweepNightly } from '../../src/pipeline/sweep.ts';
import { orderItem, readOrderItem } from '../../src/store/items/order-item.ts';
import { findNumber, readBytes, readText } from '../../src/store/items/read-attribute.ts';
import type { Condition, Item, Key, Table, WriteOutcome } from '../../src/store/port.ts';
import { queryAll } from '../../src/store/query-all.ts';
import { DIRTY_PARTITION, dirtyDayKey, dirtyMonthKey, LEDGER_PREFIX, ORDER_PREFIX, SWEEP_KEY } from '../../src/store/table.ts';
import { LAWS, type Law } from './laws.ts';
import { ORDINARY, type Profile } from './profile.ts';
import { type Protocol, REAL } from './protocol.ts';

/** A form of the protocol that is known to be wrong, the law whose histories show it, and a seed from which one does. */
export type WeakForm = { readonly protocol: Protocol; readonly law: Law; readonly seed: number };

const DONE: WriteOutcome = { kind: 'done' };

const isPosting = ({ pk }: Key): boolean => pk.startsWith('LEDGER#');
const isTombstone = (item: Item): boolean => isPosting(item) && item.body === undefined;
const isRollup = ({ pk }: Key): boolean => pk.startsWith('ROLLUP#');
const isDayMark = ({ pk, sk }: Key): boolean => pk === DIRTY_PARTITION && sk.startsWith('d#');

type Put = (item: Item, condition: Condition | undefined, table: Table, peek: Table) => Promise<WriteOutcome>;

/** The protocol with every put done in another way. */
const puttingBy = (put: Put): Protocol => ({
  ...REAL,
  guise: (table, peek) => ({ ...table, putIf: (item, condition) => put(item, condition, table, peek) }),
});

const sameValue = (a: unknown, b: unknown): boolean =>
  a === b || (a instanceof Uint8Array && b instanceof Uint8Array && Buffer.compare(a, b) === 0);

const neverRemoving = puttingBy(async (item, condition, table) => (isTombstone(item) ? DONE : table.putIf(item, condition)));

const rememberingOneVersion = puttingBy(async (item, condition, table, peek) => {
  if (!item.pk.startsWith('ORDER#')) return table.putIf(item, condition);
  const standing = await peek.get(item, 'strong');
  const { document, version } = readOrderItem(item);
  const before = standing === undefined ? NOTHING_TOUCHED : touchedBy(readOrderItem(standing).document);
  return table.putIf(orderItem(document, { version, touched: uniteTouched(before, touchedBy(document)) }), condition);
});

const readModifyWrite: Protocol = {
  ...REAL,
  guise: (table) => ({
    ...table,
    setIf: async (key, set) => {
      const standing = await table.get(key, 'strong');
      const item = { ...standing, ...key, ...set, rev: (findNumber(standing, 'rev') ?? 0) + 1 };
      await table.putIf(item);
      return { kind: 'done', item };
    },
  }),
};

const auditOfRollups: Protocol = {
  ...REAL,
  audit: async (shop, effects) => {
    await sweepNightly(shop, effects);
    const ledger = new Set<Day>();
    for await (const { pk } of scanItems(LEDGER_PREFIX, effects)) ledger.add(pk.slice(LEDGER_PREFIX.length) as Day);
    for (const span of await spansToProve([...ledger], effects)) {
      if ((await driftOf(span, shop, effects)) !== 'none') await markSpan(span, effects);
    }
    await sweepNightly(shop, effects);
  },
};

const deletingPostings = puttingBy(async (item, condition, table) =>
  isTombstone(item) ? table.deleteIf({ pk: item.pk, sk: item.sk }, condition) : table.putIf(item, condition),
);

const skippingEqualPostings: Protocol = {
  ...REAL,
  guise: (table, peek) => {
    let changed = false;
    const says = ({ body, buyer, prev }: Partial<Item>): unknown[] => [body, buyer, prev];
    return {
      ...table,
      putIf: async (item, condition) => {
        if (isPosting(item)) {
          const standing = says((await peek.get(item, 'strong')) ?? {});
          changed ||= says(item).some((value, index) => !sameValue(value, standing[index]));
        }
        return isDayMark(item) && !changed ? DONE : table.putIf(item, condition);
      },
    };
  },
};

const rollupsWithoutRev = puttingBy((item, condition, table) => (isRollup(item) ? table.putIf(item) : table.putIf(item, condition)));

const revReadLate = puttingBy(async (item, condition, table) => {
  if (!isRollup(item)) return table.putIf(item, condition);
  const rev = findNumber(await table.get(item, 'strong'), 'rev');
  if (rev === undefined) return table.putIf(item, { kind: 'absent' });
  return table.putIf({ ...item, rev: rev + 1 }, { kind: 'equals', attribute: 'rev', value: rev });
});

const countingNonces = puttingBy(async (item, condition, table) => {
  if (item.pk !== DIRTY_PARTITION) return table.putIf(item, condition);
  const standing = await table.get(item, 'strong');
  return table.putIf({ ...item, nonce: String(Number(standing?.nonce ?? 0) + 1) }, condition);
});

const readMarks = async (prefix: 'd#' | 'm#', { table }: Effects): Promise<{ name: string; nonce: string }[]> => {
  const items = await queryAll(table, { pk: DIRTY_PARTITION, from: prefix, to: `${prefix}~`, consistency: 'strong' });
  return items.map((item) => ({ name: item.sk.slice(prefix.length), nonce: readText(item, 'nonce') }));
};

const monthMarkedLate: Protocol = {
  ...REAL,
  night: async (shop, effects) => {
    const startMs = effects.nowMs();
    await sweepHotDays(shop, effects);
    for (const { name, nonce } of await readMarks('d#', effects)) {
      const day = name as Day;
      await refoldDay(day, shop, { leaveEqual: false, effects });
      await effects.table.deleteIf(dirtyDayKey(day), { kind: 'equals', attribute: 'nonce', value: nonce });
      await effects.table.putIf({ ...dirtyMonthKey(monthOfDay(day)), nonce: effects.nonce() });
    }
    await sweepMonths(startMs, shop, { effects });
  },
};

const equalNotStored = puttingBy(async (item, condition, table, peek) => {
  if (!item.pk.startsWith('ORDER#')) return table.putIf(item, condition);
  const standing = await peek.get(item, 'strong');
  return standing !== undefined && sameValue(standing.hash, item.hash) ? DONE : table.putIf(item, condition);
});

const withoutCustomerRev = puttingBy((item, condition, table) => {
  if (!isPosting(item)) return table.putIf(item, condition);
  const dv = { attribute: 'dv', value: readBytes(item, 'dv') };
  return table.putIf(item, { kind: 'any', of: [{ kind: 'absent' }, { kind: 'atMost', ...dv }] });
});

const duplicateReturns: Protocol = {
  ...REAL,
  deliver: async ({ document, version }, shop, effects) => {
    const collected = await collect(document, version, effects);
    if (collected.kind === 'duplicate' && collected.isSameVersion) return;
    await book(collected.ref, shop, effects);
  },
};

const foldRecent = async (shop: Shop, effects: Effects): Promise<void> => {
  const today = dayAt(shop, effects.nowMs());
  for (const day of [addDays(today, -1), today]) await refoldDay(day, shop, { leaveEqual: true, effects });
};

const nightBy =
  (sweep: Protocol['sweep']): Protocol['night'] =>
  async (shop, effects) => {
    const startMs = effects.nowMs();
    await sweep(shop, effects);
    await sweepDirtyDays(shop, effects);
    await sweepMonths(startMs, shop, { effects });
  };

const withoutMemory: Protocol = { ...REAL, sweep: foldRecent, night: nightBy(foldRecent) };

/** The sweep's memory put or read in another way. */
const remembering = (change: { put?: (item: Item, nowMs: () => number) => Item; got?: (item: Item) => Item }): Protocol => ({
  ...REAL,
  guise: (table, _, nowMs) => ({
    ...table,
    get: async (key, consistency) => {
      const item = await table.get(key, consistency);
      return item?.pk === SWEEP_KEY.pk && change.got ? change.got(item) : item;
    },
    putIf: (item, condition) =>
      table.putIf(item.pk === SWEEP_KEY.pk && condition === undefined && change.put ? change.put(item, nowMs) : item, condition),
  }),
});

const AN_HOUR_MS = 3_600_000;

const endRemembered = remembering({ put: (item, nowMs) => ({ ...item, start: nowMs() }) });
const withoutTheHour = remembering({ got: (item) => ({ ...item, start: (findNumber(item, 'start') ?? 0) + AN_HOUR_MS }) });

const clockReadEarly: Protocol = {
  ...REAL,
  deliver: async ({ document, version }, shop, effects) => {
    const begunMs = effects.nowMs();
    const { ref } = await collect(document, version, effects);
    await book(ref, shop, { ...effects, nowMs: () => begunMs });
  },
};

const withoutSweepState: Protocol = {
  ...REAL,
  setUp: async (shop, effects) => {
    await setUp(shop, effects);
    await effects.table.deleteIf(SWEEP_KEY);
  },
};

const marksAfterPuts: Protocol['sweep'] = async (shop, effects) => {
  const put = new Set<Day>();
  const { table } = effects;
  const noting: Table = {
    ...table,
    putIf: async (item, condition) => {
      const outcome = await table.putIf(item, condition);
      if (item.pk.startsWith('ROLLUP#DAY#') && outcome.kind === 'done') put.add(item.sk as Day);
      return outcome;
    },
  };
  await sweepHotDays(shop, { ...effects, table: noting });
  for (const month of new Set([...put].map(monthOfDay))) await table.putIf({ ...dirtyMonthKey(month), nonce: effects.nonce() });
};

const monthsByTheHotStep: Protocol = {
  ...REAL,
  sweep: marksAfterPuts,
  night: async (shop, effects) => {
    await marksAfterPuts(shop, effects);
    await sweepDirtyDays(shop, effects);
    for (const { name, nonce } of await readMarks('m#', effects)) await sweepMonth({ month: name as Month, nonce }, shop, effects);
  },
};

const withoutReadInstant = (version: Version): Version => versionOf(instantsOfVersion(version).updatedAtMs, 0);

const oneInstant: Protocol = {
  ...REAL,
  deliver: ({ document, version }, shop, effects) => REAL.deliver({ document, version: withoutReadInstant(version) }, shop, effects),
};

type TakeBatch = (
  batch: ImportBatch,
  context: { state: ImportState; version: Version; shop: Shop; effects: Effects },
) => Promise<ImportState>;

const importingBy = (take: TakeBatch): Protocol => ({
  ...REAL,
  importFile: async (job: ImportJob, shop, effects) => {
    let state = await beginImport(job.id, effects);
    const version = versionOf(job.exportedAtMs ?? state.startedMs, state.startedMs);
    for (const batch of job.batches(state.position)) state = await take(batch, { state, version, shop, effects });
    await endImport(state, effects);
    await sweepNightly(shop, effects);
  },
});

const collectBatch = async (batch: ImportBatch, version: Version, effects: Effects) => {
  const refs = [];
  for (const record of batch.records) if (record.kind === 'order') refs.push((await collect(record.document, version, effects)).ref);
  return refs;
};

const markingFirst = importingBy(async (batch, { state, version, shop, effects }) => {
  const refs = await collectBatch(batch, version, effects);
  for (const ref of refs) {
    const item = await effects.table.get({ pk: `ORDER#${ref}`, sk: 'DOC' }, 'strong');
    if (item !== undefined) await markDirty(readOrderItem(item).touched.instants, shop, effects);
  }
  for (const ref of refs) await bookUnmarked(ref, shop, effects);
  const next = { ...state, position: batch.position, beatMs: effects.nowMs() };
  await writeImport(next, effects);
  return next;
});

const positionFirst = importingBy(async (batch, { state, version, shop, effects }) => {
  const refs = await collectBatch(batch, version, effects);
  const next = { ...state, position: batch.position, beatMs: effects.nowMs() };
  await writeImport(next, effects);
  for (const ref of refs) await book(ref, shop, effects);
  return next;
});

const bookingOnlyChanges: Protocol = {
  ...REAL,
  loadCosts: async (costs, shop, effects) => {
    for (const [ref, entries] of costs) await addCosts(ref, entries, effects);
    const listCosts = listingOf(await readCostList(effects), shop);
    for await (const item of scanItems(ORDER_PREFIX, effects)) {
      const { ref } = readOrderItem(item);
      if (await relistOrder(ref, listCosts, effects)) await book(ref, shop, effects);
    }
    await sweepNightly(shop, effects);
  },
};

const under = (change: Partial<Profile>): Law => ({ profile: { ...ORDINARY, heal: 'failed', ...change } });

const CRASHING = under({ crash: 0.03, workers: 1, faults: 6 });
const SWEEPERS = under({
  orders: [1, 2],
  versions: [1, 2],
  workers: 1,
  pace: 0.05,
  sweeps: 0.06,
  nights: 0.01,
  timeOut: 0.03,
  crash: 0,
  lost: 0,
  faults: 5,
  tick: 0.08,
  leap: 0.9,
  longest: 2,
});
const NIGHTS = under({
  orders: [1, 1],
  versions: [2, 4],
  workers: 1,
  pace: 0.05,
  sweeps: 0,
  nights: 0.06,
  timeOut: 0.02,
  crash: 0,
  lost: 0,
  tick: 0.03,
});
const SKEWED = under({
  orders: [1, 2],
  versions: [1, 3],
  workers: 1,
  pace: 0.05,
  sweeps: 0.12,
  nights: 0,
  timeOut: 0,
  crash: 0,
  lost: 0,
  tick: 0.06,
  leap: 0.9,
  longest: 1,
  skewMinutes: 10,
});
const MIDNIGHTS = under({ orders: [1, 2], versions: [1, 2], sweeps: 0.04, nights: 0.005, tick: 0.2, leap: 0.6, longest: 2, crash: 0 });
const VERSIONS = under({ orders: [1, 2], versions: [3, 5], workers: 3, timeOut: 0.05, faults: 6, crash: 0.01 });
const FILES = under({ imports: true, versions: [1, 2], orders: [2, 3], sweeps: 0.02, nights: 0.02, crash: 0.02, timeOut: 0.02, tick: 0.2 });

/** Every weak form of the design that a history of this scheduler shows; erasing comes with its own issue. */
export const WEAK_FORMS = {
  "an order's old postings are never removed": { protocol: neverRemoving, law: LAWS.Oracle, seed: 16 },
  'old postings are removed by what the previous version said': { protocol: rememberingOneVersion, law: VERSIONS, seed: 11 },
  "a customer's entry is read, modified and written": { protocol: readModifyWrite, law: LAWS.Neighbour, seed: 7 },
  'the audit only folds rollups again': { protocol: auditOfRollups, law: LAWS.Audit, seed: 6 },
  'old postings are deleted': { protocol: deletingPostings, law: VERSIONS, seed: 39 },
  'no day is marked when the postings are unchanged': { protocol: skippingEqualPostings, law: CRASHING, seed: 164 },
  'rollups have no revision': { protocol: rollupsWithoutRev, law: SWEEPERS, seed: 2060 },
  "a rollup's revision is read after the postings": { protocol: revReadLate, law: SWEEPERS, seed: 2060 },
  "a mark's nonce is a counter": { protocol: countingNonces, law: NIGHTS, seed: 2785 },
  "a month is marked after the day's mark is gone": {
    protocol: monthMarkedLate,
    law: under({ nights: 0.03, crash: 0.05, faults: 8 }),
    seed: 3794,
  },
  'a newer version that says the same is not stored': { protocol: equalNotStored, law: VERSIONS, seed: 144 },
  "a posting gives way without the customer's revision": { protocol: withoutCustomerRev, law: LAWS.Neighbour, seed: 20 },
  'a duplicate is not booked': { protocol: duplicateReturns, law: LAWS.Crash, seed: 4 },
  'the sweep has no memory': { protocol: withoutMemory, law: LAWS.Sleep, seed: 32 },
  'the sweep remembers its end': { protocol: endRemembered, law: MIDNIGHTS, seed: 22 },
  'the sweep does not reach back an hour': { protocol: withoutTheHour, law: SKEWED, seed: 709 },
  'the clock is read when booking begins': { protocol: clockReadEarly, law: MIDNIGHTS, seed: 1282 },
  "the sweep's memory is not set up": {
    protocol: withoutSweepState,
    law: under({ sweeps: 0.002, nights: 0, tick: 0.3, leap: 0.6, crash: 0 }),
    seed: 4,
  },
  'months are marked by the step that folds hot days': {
    protocol: monthsByTheHotStep,
    law: under({ sweeps: 0.03, nights: 0.01, crash: 0.04, faults: 8 }),
    seed: 3346,
  },
  'equal instants of the source are one version': { protocol: oneInstant, law: LAWS.Order, seed: 1 },
  'an import marks days before its postings': { protocol: markingFirst, law: FILES, seed: 758 },
  'an import stores its position before booking': { protocol: positionFirst, law: FILES, seed: 1 },
  'an order whose cost stands already is not booked again': { protocol: bookingOnlyChanges, law: LAWS.Costs, seed: 26 },
} as const satisfies { readonly [name: string]: WeakForm };

export type WeakFormName = keyof typeof WEAK_FORMS;
