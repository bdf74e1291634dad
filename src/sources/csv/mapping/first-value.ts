import { type ColumnChoice, isAlways } from '../profile/fields.ts';
import type { SourceRow } from '../source-row.ts';
import type { Mapping } from './mapping.ts';
import type { Notes } from './notes.ts';

export type Value = { readonly text: string; readonly row: SourceRow | undefined };

type Scope = { readonly mapping: Mapping; readonly notes: Notes };

const firstOfColumn = (rows: readonly SourceRow[], column: string, { mapping, notes }: Scope): Value => {
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

/**
 * What an order states once: the first cell of the column that is not blank, in the order of the rows' content. Rows that disagree are a
 * conflict, which is counted. Of several columns the first counts in which any row has something.
 */
export const firstValue = (rows: readonly SourceRow[], column: ColumnChoice | undefined, scope: Scope): Value => {
  if (column === undefined) return { text: '', row: undefined };
  if (isAlways(column)) return { text: column.always, row: rows[0] };
  if (typeof column === 'string') return firstOfColumn(rows, column, scope);
  const stated = column.find((one) => rows.some((row) => scope.mapping.cell(row, one) !== ''));
  return stated === undefined ? { text: '', row: rows[0] } : firstOfColumn(rows, stated, scope);
};
