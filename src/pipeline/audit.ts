import type { AuditState } from './audit/audit-state.ts';
import { beginAudit, readAudit, writeAudit } from './audit/audit-state.ts';
import { isAtEnd, runAudit } from './audit/run-audit.ts';
import type { Effects, Shop } from './effects.ts';
import { sweepNightly } from './sweep.ts';

/** `drift` is what still differs: UTC days of documents against postings, local days and months of postings against rollups. */
export type AuditReport = Pick<AuditState, 'found'> & { readonly drift: AuditState['left'] };

// Only a first scan is gone on with: what a later phase was at may be long past by the time somebody asks for a proof.
const isResumable = (state: AuditState | undefined): state is AuditState => state?.phase === 'scan' && !state.isSecond;

/**
 * Proves the book in one go: documents against postings, postings against rollups. What differs is booked or folded again, and then looked
 * at once more; the two figures of drift are published in the table. Resumes a scan that was stopped.
 */
export const audit = async (shop: Shop, effects: Effects): Promise<AuditReport> => {
  const { figures, state: known } = await readAudit(effects);
  const go = (state: AuditState, until: (state: AuditState) => boolean): Promise<AuditState> =>
    runAudit({ memory: { figures, state }, until }, shop, effects);
  const begun = isResumable(known) ? known : beginAudit(effects.nowMs());
  const repaired = await go(begun, ({ phase }) => phase === 'rollups');
  await sweepNightly(shop, effects);
  const marked = await go(repaired, ({ phase }) => phase === 'recheck');
  if (marked.spans.length > 0) await sweepNightly(shop, effects);
  const { found, left } = await go(marked, isAtEnd);
  await writeAudit({ figures: { auditedAt: effects.nowMs(), ...left }, state: undefined }, effects);
  return { found, drift: left };
};
