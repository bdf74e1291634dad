import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Day } from '../../domain/time/day.ts';
import { findNumber } from '../../store/items/read-attribute.ts';
import { AUDIT_KEY } from '../../store/table.ts';
import type { Effects } from '../effects.ts';
import { type AuditSums, listAuditSums, noAuditSums, readAuditSums } from './audit-sums.ts';
import type { Span } from './drift.ts';

/**
 * What an audit does, in this order. `scan`: add up both sides; `sift`: leave out days that were booked on meanwhile; `repair`: book again
 * what differs, after which both sides are scanned once more; `rollups`: fold in mind and compare; `recheck`: what differed, once it has
 * been folded again.
 */
export type AuditPhase = 'scan' | 'sift' | 'repair' | 'rollups' | 'recheck';

/** How far an audit has come. Everything in it is as good a week later, for it is held against what stands then. */
export type AuditState = {
  readonly phase: AuditPhase;
  readonly beganMs: number; // when the phase began; a sift's is its scan's
  readonly isSecond: boolean; // the scan after a repair
  readonly cursor: string | undefined; // within a scan, or a partition that is repaired
  readonly sums: AuditSums;
  readonly ledger: readonly Day[]; // UTC days that either side knows
  readonly spans: readonly Span[]; // what this phase goes through
  readonly at: number; // how many of the spans are done
  readonly found: { readonly documents: readonly Day[]; readonly rollups: readonly Span[] };
  readonly left: { readonly documents: number; readonly rollups: number };
};

export const beginAudit = (nowMs: number): AuditState => ({
  phase: 'scan',
  beganMs: nowMs,
  isSecond: false,
  cursor: undefined,
  sums: noAuditSums(),
  ledger: [],
  spans: [],
  at: 0,
  found: { documents: [], rollups: [] },
  left: { documents: 0, rollups: 0 },
});

/** What the last audit that came to its end left amiss, and when that was. */
export type AuditFigures = { readonly auditedAt?: number; readonly documents?: number; readonly rollups?: number };

const FIGURES = ['auditedAt', 'documents', 'rollups'] as const;

export type AuditMemory = { readonly figures: AuditFigures; readonly state: AuditState | undefined };

export const readAudit = async ({ table }: Pick<Effects, 'table'>): Promise<AuditMemory> => {
  const item = await table.get(AUDIT_KEY, 'strong');
  const known = FIGURES.map((name) => [name, findNumber(item, name)] as const).filter(([, value]) => value !== undefined);
  const progress = item?.progress;
  if (!(progress instanceof Uint8Array)) return { figures: Object.fromEntries(known), state: undefined };
  const { sums, ...state } = JSON.parse(inflateRawSync(progress).toString('utf8'));
  return { figures: Object.fromEntries(known), state: { ...state, sums: readAuditSums(sums) } };
};

/** Keeps how far the audit has come; the figures of the last one stay readable meanwhile. */
export const writeAudit = async ({ figures, state }: AuditMemory, { table }: Pick<Effects, 'table'>): Promise<void> => {
  const packed = state && deflateRawSync(JSON.stringify({ ...state, sums: listAuditSums(state.sums) }));
  await table.putIf({ ...AUDIT_KEY, ...figures, ...(packed !== undefined && { progress: packed }) });
};
