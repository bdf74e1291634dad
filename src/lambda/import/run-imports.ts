import { claimNext, type ObjectImport } from '../../pipeline/import-claims.ts';
import { type Noted, noteObject } from '../../pipeline/import-notes.ts';
import { type ImportCounts, NO_COUNTS } from '../../pipeline/import-orders.ts';
import type { ImportState } from '../../pipeline/import-state.ts';
import { readImportEvent } from './import-event.ts';
import { importObject } from './import-object.ts';
import type { ImportTools } from './import-tools.ts';
import { decodeKey, isFolder } from './object-key.ts';

/**
 * What one invocation did. `noted`: what its objects came to; the others count imports by how far they are now, and their orders by what
 * became of them. `failures`: what was wrong with those that failed.
 */
export type ImportReport = {
  readonly noted: Readonly<Record<Noted, number>>;
  readonly done: number;
  readonly stopped: number;
  readonly failures: readonly string[];
  readonly accepted: number;
  readonly duplicate: number;
  readonly stale: number;
  readonly quarantined: number;
};

const noteAll = async (event: unknown, { effects }: ImportTools): Promise<ImportReport['noted']> => {
  const noted = { new: 0, waiting: 0, done: 0 };
  const started = readImportEvent(event);
  if (started.kind === 'continue') return noted;
  for (const { key: encoded, ...object } of started.objects) {
    const key = decodeKey(encoded) ?? encoded;
    if (isFolder(key)) continue;
    noted[await noteObject({ key, ...object }, effects)] += 1;
  }
  return noted;
};

const EMPTY = JSON.stringify(NO_COUNTS);

const totalsOf = ({ counts }: ImportState) => {
  const { accepted, duplicate, stale, quarantined }: ImportCounts = JSON.parse(counts);
  const held = Object.values(quarantined).reduce((sum, { orders }) => sum + orders, 0);
  return { accepted: accepted.orders, duplicate: duplicate.orders, stale: stale.orders, quarantined: held };
};

const addRun = (report: ImportReport, before: ObjectImport, after: ImportState): ImportReport => {
  // One that began anew under another profile counts from nothing.
  const [from, to] = [totalsOf(before.startedMs === after.startedMs ? before : { ...after, counts: EMPTY }), totalsOf(after)];
  return {
    ...report,
    done: report.done + (after.status === 'done' ? 1 : 0),
    stopped: report.stopped + (after.status === 'running' ? 1 : 0),
    failures: after.status === 'failed' ? [...report.failures, after.failure ?? ''] : report.failures,
    accepted: report.accepted + to.accepted - from.accepted,
    duplicate: report.duplicate + to.duplicate - from.duplicate,
    stale: report.stale + to.stale - from.stale,
    quarantined: report.quarantined + to.quarantined - from.quarantined,
  };
};

/**
 * One invocation: notes the objects that it was told of, then brings the oldest unfinished import forward, and the next, until the
 * deadline. What is left the clock takes up again. Throws what may be over by the next time: the table's and the network's failures.
 */
export const runImports = async (event: unknown, tools: ImportTools): Promise<ImportReport> => {
  const noted = await noteAll(event, tools);
  let report: ImportReport = { noted, done: 0, stopped: 0, failures: [], accepted: 0, duplicate: 0, stale: 0, quarantined: 0 };
  while (tools.deadline.leftMs() > 0) {
    const claimed = await claimNext(tools.effects);
    if (claimed === undefined) break;
    const after = await importObject(claimed, tools);
    report = addRun(report, claimed, after);
    if (after.status === 'running') break;
  }
  return report;
};
