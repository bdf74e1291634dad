import type { BookStatus } from '../../pipeline/read-status.ts';
import { type Finding, ok, wrong } from './finding.ts';

/** What the last audit found. */
export const checkProof = ({ drift, auditedAt }: Pick<BookStatus, 'drift' | 'auditedAt'>): Finding => {
  if (drift === null) return ok('proof', 'not audited yet; "tillbook audit" does');
  if (drift.documents + drift.rollups === 0) return ok('proof', `no drift, audited ${auditedAt}`);
  const found = `drift in ${drift.documents} days of documents and ${drift.rollups} of rollups, audited ${auditedAt}`;
  return wrong('proof', found, 'run "tillbook rebuild", then "tillbook audit"');
};
