import type { CurrencyCode } from '../../../domain/money/currency.ts';
import type { Fault, SourceRow } from '../source-row.ts';
import { type Cell, cellFault } from './fault.ts';
import type { Mapping } from './mapping.ts';
import type { Notes } from './notes.ts';

/** What the readers of one order share. `rows` are in the order of their content; `sign` turns the file's amounts into the document's. */
export type Reading = {
  readonly mapping: Mapping;
  readonly notes: Notes;
  readonly rows: readonly SourceRow[];
  readonly currency: CurrencyCode;
  readonly isReturn: boolean;
  readonly sign: 1 | -1;
};

export type Place = { readonly row: SourceRow | undefined; readonly column: string };

export const noteFault = (notes: Notes, fault: Fault, row: SourceRow | undefined): void => {
  notes.faults.push({ fault, row });
};

export const noteCell = (
  notes: Notes,
  cell: Cell & { readonly row: SourceRow | undefined },
  { reason, remedy }: { reason: string; remedy: string },
): void => noteFault(notes, cellFault(reason, cell, remedy), cell.row);
