import { keepProfile } from './kept-profile.ts';
import { keepOrder } from './kept-record.ts';
import type { AcceptedOrder, RejectedOrder } from './mapping/outcome.ts';
import type { Profile } from './profile/profile.ts';
import type { CsvImport } from './read-csv.ts';

/** How the records of a file were made: what is kept of one that was rejected must be enough to make it again. */
export type RecordOrigin = {
  readonly profile: Profile;
  /** As it was named by who imports. */
  readonly profileName: string;
  readonly exportedAtMs?: number;
};

const recordOf = (outcome: AcceptedOrder | RejectedOrder, { profile, profileName, exportedAtMs }: RecordOrigin) => {
  const { rows } = outcome;
  if (outcome.kind === 'order') return { kind: 'order', document: outcome.document, rows } as const;
  const { reason, detail, origin } = outcome;
  const record = keepOrder(outcome, exportedAtMs);
  return { kind: 'rejected', rows, reason, detail, origin, record, profile: keepProfile(profileName, profile) } as const;
};

/** The batches of a file as the pipeline takes them, `size` orders each, from a position on. */
export function* importRecords(csv: CsvImport, origin: RecordOrigin, { size, from }: { size: number; from: number }) {
  for (const { records, position } of csv.batches(size, from)) {
    yield { records: records.map((outcome) => recordOf(outcome, origin)), position };
  }
}
