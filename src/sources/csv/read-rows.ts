import { SourceError } from '../source-error.ts';
import type { Fault, SourceRow } from './source-row.ts';
import { type CsvRecord, createCsvReader } from './text/csv-reader.ts';
import { locateColumns } from './text/header.ts';
import type { TextFile } from './text/open-text.ts';

export const FAULTS: Readonly<Record<NonNullable<CsvRecord['fault']>, string>> = {
  'quote-misplaced': 'Text follows a closing quote. Double the quotes inside a quoted cell.',
  'quote-unclosed': 'A quote is still open where the file ends. Close it.',
  'record-too-long': 'The row is longer than a million characters. A quote may be open, or this is no row.',
};

/** What is wrong with a record of a file whose header has so many cells. */
export const faultOf = ({ cells, fault }: CsvRecord, width: number): Fault | undefined => {
  if (fault !== undefined) return { reason: fault, detail: FAULTS[fault] };
  if (cells.length !== width) {
    const detail = `The row has ${cells.length} cells, the header ${width}. Quote cells that contain the delimiter.`;
    return { reason: 'column-count', detail };
  }
  // By its place: what stands there may be personal, for the cell may be of any column.
  const broken = cells.findIndex((cell) => cell.includes('\0'));
  return broken === -1 ? undefined : { reason: 'nul-character', detail: `Cell ${broken + 1} of the row contains a NUL. Remove it.` };
};

type RowMaker = { readonly toRow: (record: CsvRecord) => SourceRow | undefined; readonly hasHeader: () => boolean };

/** Makes rows of a file's records; the first record is the header. Throws SourceError when a needed column is not in it. */
const createRowMaker = (file: string, wanted: readonly string[]): RowMaker => {
  let header: { readonly width: number; readonly places: readonly number[] } | undefined;
  const toRow = (record: CsvRecord): SourceRow | undefined => {
    if (header === undefined) {
      if (record.fault !== undefined) throw new SourceError('header-unreadable', `${file}, line ${record.line}: ${FAULTS[record.fault]}`);
      header = { width: record.cells.length, places: locateColumns({ file, cells: record.cells }, wanted) };
      return undefined;
    }
    const fault = faultOf(record, header.width);
    const cells = header.places.map((place) => (record.cells[place] ?? '').trim());
    return { file, line: record.line, cells, ...(fault === undefined ? {} : { fault }) };
  };
  return { toRow, hasHeader: () => header !== undefined };
};

/** How a file is read: its delimiter, the columns that are wanted of it, and what to do with each row. */
export type RowReading = { readonly delimiter: string; readonly columns: readonly string[]; readonly onRow: (row: SourceRow) => void };

/** Reads a file to its end, row by row, the cells in the order of the columns. Throws SourceError. */
export const readRows = async (file: TextFile, { delimiter, columns, onRow }: RowReading, progress: () => void): Promise<void> => {
  const rows = createRowMaker(file.name, columns);
  const reader = createCsvReader(delimiter, (record) => {
    const row = rows.toRow(record);
    if (row !== undefined) onRow(row);
  });
  for await (const text of file.text) {
    reader.push(text);
    progress();
  }
  reader.end();
  if (!rows.hasHeader()) throw new SourceError('file-empty', `${file.name}: there is no text in the file. Export it again.`);
  progress();
};
