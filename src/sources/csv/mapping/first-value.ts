import type { SourceRow } from '../source-row.ts';
import type { Mapping } from './mapping.ts';
import type { Notes } from './notes.ts';

export type Value = { readonly text: string; readonly row: SourceRow | undefined };

/**
 * What an order states once: the first cell of the column that is not blank, in the order of the rows' content. Rows that disagree are a
 * conflict, which is counted.
 */
export const firstValue = (
  rows: readonly SourceRow[],
  column: string | undefined,
  { mapping, notes }: { mapping: Mapping; notes: Notes },
): Value => {
  if (column === undefined) return { text: '', row: undefined };
  let found: Value | undefined;
  for (const row of rows) {
    const text = mapping.cell(row, column);
    if (text === '' || text === found?.text) continue;
    if (found !== undefined) {
      notes.conflicts += 1;
      break;
    }
    found = { text, row };
  }
  return found ?? { text: '', row: rows[0] };
};
