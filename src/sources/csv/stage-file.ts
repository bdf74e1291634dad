import { SourceError } from '../source-error.ts';
import { classify } from './mapping/classify.ts';
import type { Mapping } from './mapping/mapping.ts';
import type { Fault, SourceRow } from './source-row.ts';
import type { Staging } from './staging/staging.ts';
import { countExcluded, type Tally } from './tally.ts';
import { type CsvRecord, createCsvReader } from './text/csv-reader.ts';
import { locateColumns } from './text/header.ts';
import type { TextFile } from './text/open-text.ts';

const FAULTS: Readonly<Record<NonNullable<CsvRecord['fault']>, string>> = {
  'quote-misplaced': 'Text follows a closing quote. Double the quotes inside a quoted cell.',
  'quote-unclosed': 'A quote is still open where the file ends. Close it.',
  'record-too-long': 'The row is longer than a million characters. A quote may be open, or this is no row.',
};

const faultOf = ({ cells, fault }: CsvRecord, width: number): Fault | undefined => {
  if (fault !== undefined) return { reason: fault, detail: FAULTS[fault] };
  if (cells.length !== width) {
    const detail = `The row has ${cells.length} cells, the header ${width}. Quote cells that contain the delimiter.`;
    return { reason: 'column-count', detail };
  }
  // By its place: what stands there may be personal, for the cell may be of any column.
  const broken = cells.findIndex((cell) => cell.includes('\0'));
  return broken === -1 ? undefined : { reason: 'nul-character', detail: `Cell ${broken + 1} of the row contains a NUL. Remove it.` };
};

const MISSING_ID: Fault = { reason: 'order-id-missing', detail: 'The row names no order. Fill the id in.' };

/** Later than any order: rows without a time of their own follow those that have one. */
const LATEST = 1e12;

export type Stage = {
  readonly mapping: Mapping;
  readonly staging: Staging;
  readonly tally: Tally;
  readonly onExcluded?: ((row: SourceRow, reason: string) => void) | undefined;
};

const instantOf = (mapping: Mapping, row: SourceRow): number => {
  const { placedAt } = mapping.profile.order;
  const reading = mapping.readTime(placedAt)(mapping.cell(row, placedAt.column));
  return reading.kind === 'read' ? reading.second : LATEST;
};

const stageRow = ({ mapping, staging, tally, onExcluded }: Stage, row: SourceRow): void => {
  tally.rows.read += 1;
  const found = row.fault === undefined ? classify(mapping, row) : undefined;
  if (found?.kind === 'excluded') {
    countExcluded(tally, found.reason, 1);
    onExcluded?.(row, found.reason);
    return;
  }
  const { id, group = id } = mapping.profile.order;
  const together = mapping.cell(row, group);
  if (together === '') staging.addStray({ ...row, fault: row.fault ?? MISSING_ID });
  else staging.add(together, instantOf(mapping, row), row);
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

/** Reads a file to its end, stages its rows and says how many there were. Those that a rule of the profile excludes are counted and left behind. */
export const stageFile = async (file: TextFile, stage: Stage, progress: () => void): Promise<number> => {
  const before = stage.tally.rows.read;
  const { columns, profile } = stage.mapping;
  const rows = createRowMaker(file.name, columns);
  const reader = createCsvReader(profile.delimiter ?? ',', (record) => {
    const row = rows.toRow(record);
    if (row !== undefined) stageRow(stage, row);
  });
  for await (const text of file.text) {
    reader.push(text);
    progress();
  }
  reader.end();
  if (!rows.hasHeader()) throw new SourceError('file-empty', `${file.name}: there is no text in the file. Export it again.`);
  progress();
  return stage.tally.rows.read - before;
};
