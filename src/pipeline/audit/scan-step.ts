import type { Day } from '../../domain/time/day.ts';
import { findNumber } from '../../store/items/read-attribute.ts';
import { queryAll } from '../../store/query-all.ts';
import { ledgerPartition } from '../../store/table.ts';
import type { Effects, Shop } from '../effects.ts';
import type { AuditState } from './audit-state.ts';
import { addItem, daysOfSums, differingDays, noAuditSums } from './audit-sums.ts';

/** Adds one page of documents and postings to the sums of both sides. */
export const scanStep = async (state: AuditState, shop: Shop, { table }: Effects): Promise<AuditState> => {
  const { sums, cursor } = state;
  const page = await table.scanPage(cursor === undefined ? {} : { cursor });
  for (const item of page.items) addItem(sums, item, shop);
  if (page.cursor !== undefined) return { ...state, cursor: page.cursor };
  const sifted = { ...state, phase: 'sift' as const, cursor: undefined, sums: noAuditSums(), at: 0 };
  return { ...sifted, ledger: daysOfSums(sums), spans: differingDays(sums), left: { ...state.left, documents: 0 } };
};

const isDisturbed = async (day: Day, sinceMs: number, { table }: Effects): Promise<boolean> => {
  const items = await queryAll(table, { pk: ledgerPartition(day), consistency: 'strong' });
  return items.some((item) => (findNumber(item, 'bookedAt') ?? 0) > Math.floor(sinceMs / 1000));
};

const afterSift = (state: AuditState, days: readonly Day[], nowMs: number): AuditState => {
  const next = { ...state, beganMs: nowMs, spans: [], at: 0 };
  if (state.isSecond) return { ...next, phase: 'rollups', left: { ...state.left, documents: days.length } };
  if (days.length === 0) return { ...next, phase: 'rollups' };
  return { ...next, phase: 'repair', found: { ...state.found, documents: days } };
};

/**
 * Looks at one day on which the sides differ. Where something was booked on it since the scan began, the two sides were seen at different
 * times: that says nothing, and the next audit will.
 */
export const siftStep = async (state: AuditState, effects: Effects): Promise<AuditState> => {
  const { spans, at, beganMs } = state;
  const day = spans[at] as Day | undefined;
  if (day === undefined) return afterSift(state, spans as Day[], effects.nowMs());
  if (await isDisturbed(day, beganMs, effects)) return { ...state, spans: spans.toSpliced(at, 1) };
  return { ...state, at: at + 1 };
};
