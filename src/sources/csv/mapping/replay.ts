import type { SourceRow } from '../source-row.ts';
import type { Mapping } from './mapping.ts';
import type { Outcome } from './outcome.ts';
import type { KeptRecord } from './record.ts';
import { toOrder } from './to-order.ts';

const keptKey = (key: string): string => key;

const LOST = {
  reason: 'record-incomplete',
  detail: 'The record does not hold all that the profile needs. Correct the file and import it again.',
};

/** Maps a rejected record again through the same door, by the profile as it is now. Its e-mail column already holds the guest's key. */
export const replayRecord = (record: KeptRecord, mapping: Mapping): Outcome => {
  const places = mapping.columns.map((column) => record.columns.indexOf(column));
  const complete = !places.includes(-1);
  const rows = record.rows.map(({ file, line, cells }): SourceRow => {
    const picked = mapping.blankOut({ file, line, cells: places.map((place) => cells[place] ?? '') });
    return complete && cells.length > 0 ? picked : { ...picked, fault: LOST };
  });
  return toOrder(rows, mapping, keptKey);
};
