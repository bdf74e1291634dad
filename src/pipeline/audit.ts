import type { OrderRef } from '../domain/ids.ts';
import { touchedUtcDays } from '../domain/ledger/touched.ts';
import type { Day } from '../domain/time/day.ts';
import { readOrderItem } from '../store/items/order-item.ts';
import { findNumber } from '../store/items/read-attribute.ts';
import type { Page } from '../store/port.ts';
import { queryAll } from '../store/query-all.ts';
import { AUDIT_KEY, ledgerPartition, ORDER_PREFIX } from '../store/table.ts';
import { type AuditSums, addItem, differingDays, noAuditSums, packAuditSums, unpackAuditSums } from './audit-sums.ts';
import { driftingRollups, markDrift } from './drift.ts';
import type { Effects, Shop } from './effects.ts';
import { bookAgain, scanItems } from './rebuild.ts';
import { sweepNightly } from './sweep.ts';

/** Called after each page of the scan with its read units; waits as long as the table's capacity asks for. */
export type Pace = (readUnits: number) => Promise<void>;

const BYTES_A_UNIT = 8192; // an eventually consistent read of two times 4 KB
const unitsOf = ({ examinedBytes = 0 }: Page): number => examinedBytes / BYTES_A_UNIT;

/** `drift` is what still differs: UTC days of documents against postings, local days and months of postings against rollups. */
export type AuditReport = {
  readonly found: { readonly documents: readonly string[]; readonly rollups: readonly string[] };
  readonly drift: { readonly documents: number; readonly rollups: number };
};

type Scan = { readonly sums: AuditSums; readonly cursor: string | undefined };

const resumeScan = async ({ table }: Effects): Promise<Scan> => {
  const state = await table.get(AUDIT_KEY, 'strong');
  if (typeof state?.cursor !== 'string' || !(state.sums instanceof Uint8Array)) return { sums: noAuditSums(), cursor: undefined };
  return { sums: unpackAuditSums(state.sums), cursor: state.cursor };
};

// The figures of the last audit stay readable while the next one is under way.
const keepScan = async ({ sums, cursor }: Scan, { table }: Effects): Promise<void> => {
  const state = await table.get(AUDIT_KEY, 'strong');
  const figures = {
    auditedAt: findNumber(state, 'auditedAt'),
    documents: findNumber(state, 'documents'),
    rollups: findNumber(state, 'rollups'),
  };
  const known = Object.fromEntries(Object.entries(figures).filter((entry): entry is [string, number] => entry[1] !== undefined));
  await table.putIf({ ...AUDIT_KEY, ...known, sums: packAuditSums(sums), ...(cursor !== undefined && { cursor }) });
};

/** Scans documents and postings side by side, from where an earlier scan stopped, and gives the UTC days on which they differ. */
const scanForDrift = async (shop: Shop, effects: Effects, pace: Pace): Promise<Set<Day>> => {
  let { sums, cursor } = await resumeScan(effects);
  do {
    const page = await effects.table.scanPage(cursor === undefined ? {} : { cursor });
    for (const item of page.items) addItem(sums, item, shop);
    cursor = page.cursor;
    if (cursor !== undefined) await keepScan({ sums, cursor }, effects);
    await pace(unitsOf(page));
  } while (cursor !== undefined);
  return differingDays(sums);
};

const refsOnDays = async (days: ReadonlySet<Day>, effects: Effects): Promise<OrderRef[]> => {
  const refs = new Set<OrderRef>();
  for await (const item of scanItems(ORDER_PREFIX, effects)) {
    const { ref, touched } = readOrderItem(item);
    if (touchedUtcDays(touched).some((day) => days.has(day))) refs.add(ref);
  }
  for (const day of days) {
    const items = await queryAll(effects.table, { pk: ledgerPartition(day), consistency: 'strong' });
    for (const { sk } of items) refs.add(sk as OrderRef);
  }
  return [...refs];
};

/** Books every order of the days again, directly: whatever a crash left behind is made good. */
export const repairDays = async (days: ReadonlySet<Day>, shop: Shop, effects: Effects): Promise<void> =>
  bookAgain(await refsOnDays(days, effects), shop, effects);

const recount = async (shop: Shop, effects: Effects): Promise<number> => {
  const sums = noAuditSums();
  for await (const item of scanItems('', effects)) addItem(sums, item, shop);
  return differingDays(sums).size;
};

const auditDocuments = async (shop: Shop, effects: Effects, pace: Pace): Promise<{ found: string[]; left: number }> => {
  const days = await scanForDrift(shop, effects, pace);
  if (days.size === 0) return { found: [], left: 0 };
  await repairDays(days, shop, effects);
  return { found: [...days], left: await recount(shop, effects) };
};

const auditRollups = async (shop: Shop, effects: Effects): Promise<{ found: string[]; left: number }> => {
  await sweepNightly(shop, effects);
  const drifts = await driftingRollups(shop, effects);
  if (drifts.length === 0) return { found: [], left: 0 };
  await markDrift(drifts, effects);
  await sweepNightly(shop, effects);
  return { found: drifts.map(({ span }) => span), left: (await driftingRollups(shop, effects)).length };
};

/**
 * Proves the book: documents against postings, postings against rollups. What differs is booked or folded again, and then looked at once
 * more; the two figures of drift are published in the table. Resumes a scan that was stopped.
 */
export const audit = async (shop: Shop, effects: Effects, pace: Pace = async () => undefined): Promise<AuditReport> => {
  const documents = await auditDocuments(shop, effects, pace);
  const rollups = await auditRollups(shop, effects);
  const drift = { documents: documents.left, rollups: rollups.left };
  await effects.table.putIf({ ...AUDIT_KEY, auditedAt: effects.nowMs(), ...drift });
  return { found: { documents: documents.found, rollups: rollups.found }, drift };
};
