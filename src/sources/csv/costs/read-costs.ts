import { SourceError } from '../../source-error.ts';
import { FAULTS, faultOf } from '../read-rows.ts';
import { type CsvRecord, createCsvReader } from '../text/csv-reader.ts';
import { openText } from '../text/open-text.ts';
import { COLUMNS, type CostCells, type CostRules, NEEDED, readCostRow } from './cost-row.ts';
import { type PlacedRow, type RejectedRow, type SettledRows, settleRows } from './settle-rows.ts';

export type CostsFile = {
  readonly path: string;
  readonly delimiter: string;
  readonly rules: CostRules;
  readonly onProgress: (bytesRead: number, bytes: number) => void;
};

/** What a file of costs says. `read` rows are its rows: those that hold, repeated ones and rejected ones. */
export type CostsRead = SettledRows & { readonly read: number };

type Header = { readonly width: number; readonly places: Readonly<Record<string, number>> };

const readHeader = (file: string, { cells, fault, line }: CsvRecord, { source }: CostRules): Header => {
  if (fault !== undefined) throw new SourceError('header-unreadable', `${file}, line ${line}: ${FAULTS[fault]}`);
  const names = cells.map((cell) => cell.trim());
  if (NEEDED.some((name) => !names.includes(name))) {
    const says = `a file of costs needs the columns ${NEEDED.join(', ')} and may have source and currency; its columns are ${names.join(', ')}`;
    throw new SourceError('column-missing', `${file}: ${says}. Correct the header, or give its --delimiter.`);
  }
  if (source === undefined && !names.includes('source')) {
    const says = 'nothing says whose products these are. Give --source with the name that stands in the profile of the orders';
    throw new SourceError('column-missing', `${file}: ${says}, or add a column source.`);
  }
  const twice = COLUMNS.filter((name) => names.indexOf(name) !== names.lastIndexOf(name));
  if (twice.length > 0)
    throw new SourceError('column-duplicated', `${file}: the header has ${twice.join(', ')} more than once. Remove one.`);
  return { width: cells.length, places: Object.fromEntries(COLUMNS.map((name) => [name, names.indexOf(name)])) };
};

const cellsOf = ({ cells }: CsvRecord, { places }: Header): CostCells => {
  const cell = (name: (typeof COLUMNS)[number]): string => (cells[places[name] ?? -1] ?? '').trim();
  return {
    productId: cell('productId'),
    effectiveFrom: cell('effectiveFrom'),
    unitCost: cell('unitCost'),
    source: cell('source'),
    currency: cell('currency'),
  };
};

/** Reads a file of unit costs, plain or gzip, to its end. Throws SourceError where it cannot be read as a whole. */
export const readCosts = async ({ path, delimiter, rules, onProgress }: CostsFile): Promise<CostsRead> => {
  const file = await openText(path, 'utf-8');
  const [placed, rejected]: [PlacedRow[], RejectedRow[]] = [[], []];
  let header: Header | undefined;
  const reader = createCsvReader(delimiter, (record) => {
    if (header === undefined) {
      header = readHeader(file.name, record, rules);
      return;
    }
    const { line } = record;
    const broken = faultOf(record, header.width);
    const row = broken === undefined ? readCostRow(cellsOf(record, header), rules) : { kind: 'fault' as const, ...broken };
    if (row.kind === 'fault') rejected.push({ line, reason: row.reason, detail: row.detail });
    else placed.push({ line, ...row.value });
  });
  for await (const text of file.text) {
    reader.push(text);
    onProgress(file.bytesRead(), file.bytes);
  }
  reader.end();
  if (header === undefined) throw new SourceError('file-empty', `${file.name}: there is no text in the file. Export it again.`);
  const settled = settleRows(placed);
  const all = [...rejected, ...settled.rejected].sort((a, b) => a.line - b.line);
  return { ...settled, rejected: all, read: placed.length + rejected.length };
};
