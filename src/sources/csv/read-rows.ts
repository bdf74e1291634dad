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
  // Exports and spreadsheets end rows with more delimiters than the header has.
  if (cells.length < width || cells.slice(width).some((cell) => cell.trim() !== '')) {
    const detail = `The row has ${cells.length} cells, the header ${width}. Quote cells that contain the delimiter.`;
    return { reason: 'column-count', detail };
  }
  // By its place: what stands there may be personal, for the cell may be of any column.
  const broken = cells.findIndex((cell) => cell.includes('\0'));
  return broken === -1 ? undefined : { reason: 'nul-character', detail: `Cell ${broken + 1} of the row contains a NUL. Remove it.` };
};

/** How a file is read: its delimiter, where its header stands, the columns that are wanted of it, and what to do with each row. */
export type RowReading = {
  readonly delimiter: string;
  readonly headerLine: number | undefined;
  readonly columns: readonly string[];
  readonly onRow: (row: SourceRow) => void;
};

type RowMaker = { readonly toRow: (record: CsvRecord) => SourceRow | undefined; readonly hasHeader: () => boolean };

/** Makes rows of a file's records; the first record is the header. Throws SourceError when a needed column is not in it. */
const createRowMaker = (file: string, { columns, headerLine = 1 }: RowReading): RowMaker => {
  let header: { readonly width: number; readonly places: readonly number[] } | undefined;
  const toRow = (record: CsvRecord): SourceRow | undefined => {
    if (record.line < headerLine) return undefined;
    if (header === undefined) {
      if (record.fault !== undefined) throw new SourceError('header-unreadable', `${file}, line ${record.line}: ${FAULTS[record.fault]}`);
      header = { width: record.cells.length, places: locateColumns({ file, cells: record.cells }, columns) };
      return undefined;
    }
    const fault = faultOf(record, header.width);
    const cells = header.places.map((place) => (record.cells[place] ?? '').trim());
    return { file, line: record.line, cells, ...(fault === undefined ? {} : { fault }) };
  };
  return { toRow, hasHeader: () => header !== undefined };
};

/** Reads a file to its end, row by row, the cells in the order of the columns. Throws SourceError. */
export const readRows = async (file: TextFile, reading: RowReading, progress: () => void): Promise<void> => {
  const { delimiter, onRow } = reading;
  const rows = createRowMaker(file.name, reading);
  const reader = createCsvReader(delimiter, (record) => {
    const row = rows.toRow(record);
    if (row !== undefined) onRow(row);
  });
  for await (const text of file.text) {
    reader.push(text);
    progress();
  }
  reader.end();
  if (!rows.hasHeader())
    throw new SourceError(
      'file-empty',
      reading.headerLine === undefined
        ? `${file.name}: there is no text in the file. Export it again.`
        : `${file.name}: the file ends before line ${reading.headerLine}, where the profile has its header. Correct headerLine.`,
    );
  progress();
};
