import { classify } from './mapping/classify.ts';
import { unmatchedFault } from './mapping/compile-joins.ts';
import type { Mapping } from './mapping/mapping.ts';
import { readRows } from './read-rows.ts';
import type { Fault, SourceRow } from './source-row.ts';
import type { Staging } from './staging/staging.ts';
import { countExcluded, type Tally } from './tally.ts';
import type { TextFile } from './text/open-text.ts';

const MISSING_ID: Fault = { reason: 'order-id-missing', detail: 'The row names no order. Fill the id in.' };

/** Later than any order: rows without a time of their own follow those that have one. */
const LATEST = 1e12;

/** `join` gives a row the cells of its look-up rows. */
export type Stage = {
  readonly mapping: Mapping;
  readonly staging: Staging;
  readonly tally: Tally;
  readonly join: (row: SourceRow) => SourceRow;
  readonly onExcluded?: ((row: SourceRow, reason: string) => void) | undefined;
};

/** A row that can be read and has all that it needs of look-up files: only such a row may a rule exclude. */
const isWhole = ({ joins }: Mapping, { fault, cells }: SourceRow): boolean =>
  fault === undefined && (joins.length === 0 || unmatchedFault(joins, cells) === undefined);

const instantOf = (mapping: Mapping, row: SourceRow): number => {
  const { placedAt } = mapping.profile.order;
  const reading = mapping.readTime(placedAt)(mapping.timeText(row, placedAt));
  return reading.kind === 'read' ? reading.second : LATEST;
};

const stageRow = ({ mapping, staging, tally, onExcluded }: Stage, row: SourceRow): void => {
  tally.rows.read += 1;
  const whole = isWhole(mapping, row);
  const found = whole ? classify(mapping, row) : undefined;
  if (found?.kind === 'excluded') {
    countExcluded(tally, found.reason, 1);
    onExcluded?.(row, found.reason);
    return;
  }
  const { id, group = id } = mapping.profile.order;
  const together = mapping.cell(row, group);
  if (together === '') staging.addStray(whole ? { ...row, fault: MISSING_ID } : row);
  else staging.add(together, instantOf(mapping, row), row);
};

/** Reads a file to its end, stages its rows and says how many there were. Those that a rule of the profile excludes are counted and left behind. */
export const stageFile = async (file: TextFile, stage: Stage, progress: () => void): Promise<number> => {
  const before = stage.tally.rows.read;
  const { baseColumns: columns, profile } = stage.mapping;
  const { delimiter = ',', headerLine } = profile;
  const { blankOut } = stage.mapping;
  const onRow = (row: SourceRow): void => stageRow(stage, blankOut(stage.join(blankOut(row))));
  await readRows(file, { delimiter, headerLine, columns, onRow }, progress);
  return stage.tally.rows.read - before;
};
