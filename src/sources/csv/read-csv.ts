import { createHash } from 'node:crypto';
import type { GuestKey } from '../guest-key.ts';
import { SourceError } from '../source-error.ts';
import { createJoiner, type Joiner } from './joins/joiner.ts';
import { type JoinFile, type JoinPath, openJoins } from './joins/open-joins.ts';
import { stageLookup } from './joins/stage-lookup.ts';
import { compileProfile, type Shop } from './mapping/mapping.ts';
import type { AcceptedOrder, Outcome, RejectedOrder } from './mapping/outcome.ts';
import type { Title } from './mapping/titles.ts';
import { toOrder } from './mapping/to-order.ts';
import { createNewestTitles } from './newest-titles.ts';
import type { Profile } from './profile/profile.ts';
import type { SourceRow } from './source-row.ts';
import { type Stage, stageFile } from './stage-file.ts';
import { createRowText } from './staging/row-text.ts';
import { openStaging } from './staging/staging.ts';
import { countOutcome, emptyTally, type Tally } from './tally.ts';
import type { ByteFile } from './text/byte-file.ts';
import { openText, type TextFile } from './text/open-text.ts';

export type Progress = { readonly bytesRead: number; readonly bytes: number; readonly rows: number };

/** Is told what becomes of each row: of those that a rule excludes by itself at once, of the others by their orders. */
export type CsvObserver = {
  readonly onExcluded: (row: SourceRow, reason: string) => void;
  readonly onOrder: (rows: readonly SourceRow[], outcome: Outcome) => void;
};

export type CsvImportOptions = {
  /** The parts of one export, by their paths or wherever they lie; their order does not matter. */
  readonly files: readonly (string | ByteFile)[];
  /** The look-up files that the profile joins; none when left out. */
  readonly joins?: readonly JoinPath[];
  readonly profile: Profile;
  readonly shop: Shop;
  readonly guestKey: GuestKey;
  /** When the files were exported (seconds), where that was said. */
  readonly exportedAt?: number;
  /** Where the temporary file may lie; one import at a time may use it. */
  readonly stagingPath: string;
  readonly onProgress?: (progress: Progress) => void;
  readonly observer?: CsvObserver;
};

/** `position` is how many groups of rows lie behind when this batch is done: where a later run may go on. */
export type CsvBatch = { readonly records: readonly (AcceptedOrder | RejectedOrder)[]; readonly position: number };

export type CsvImport = {
  /** Identifies content, profile and shop: with the same digest a position means the same. */
  readonly digest: string;
  /** Rows read, and those excluded one by one; complete once the batches are exhausted. */
  readonly tally: Tally;
  /** The orders by time and id. The first `from` groups are mapped, for the tally and the titles, but not handed on. Run it once. */
  readonly batches: (size: number, from?: number) => Generator<CsvBatch>;
  /** The newest title of each product; complete once the batches are exhausted. */
  readonly titles: () => Generator<Title>;
  /** Removes the temporary file. */
  readonly close: () => void;
};

const digestOf = ({ files, joinFiles, options: { profile, shop } }: Work): string => {
  const parts = files.map((file) => file.digest()).sort();
  const joined = joinFiles.map(({ layout, file }) => `${layout.name} ${file.digest()}`).sort();
  return createHash('sha256')
    .update(JSON.stringify([profile, shop, parts, ...joined]))
    .digest('hex');
};

const openFiles = async ({ files, profile }: CsvImportOptions): Promise<TextFile[]> => {
  if (files.length === 0) throw new SourceError('file-not-found', 'No file is named. Name at least one.');
  const opened: TextFile[] = [];
  for (const file of files) opened.push(await openText(file, profile.encoding ?? 'utf-8'));
  return opened;
};

/** The same content twice would count twice. */
const refuseRepeated = (seen: Map<string, string>, file: TextFile): void => {
  const twin = seen.get(file.digest());
  if (twin !== undefined) {
    throw new SourceError('file-repeated', `${twin} and ${file.name} have the same content. Name each part once.`);
  }
  seen.set(file.digest(), file.name);
};

const total = (files: readonly TextFile[], of: (file: TextFile) => number): number => files.reduce((sum, file) => sum + of(file), 0);

function* inBatches(outcomes: Iterable<Outcome>, size: number, from: number): Generator<CsvBatch> {
  let position = 0;
  let records: (AcceptedOrder | RejectedOrder)[] = [];
  for (const outcome of outcomes) {
    position += 1;
    if (position <= from) continue;
    if (outcome.kind !== 'excluded') records.push(outcome);
    if (records.length < size) continue;
    yield { records, position };
    records = [];
  }
  if (records.length > 0) yield { records, position };
}

type Work = Stage & {
  readonly options: CsvImportOptions;
  readonly files: readonly TextFile[];
  readonly joinFiles: readonly JoinFile[];
  readonly joiner: Joiner;
};

const stageLookups = async ({ joinFiles, staging }: Work, progress: () => void): Promise<void> => {
  for (const file of joinFiles) await stageLookup(file, staging.lookups, progress);
  staging.lookups.seal();
};

/** The first pass: all rows into the temporary file, those of look-up files first. */
const stageAll = async (work: Work): Promise<void> => {
  const { options, files, joinFiles, joiner, ...stage } = work;
  const all = [...joinFiles.map(({ file }) => file), ...files];
  const bytes = total(all, (file) => file.bytes);
  const progress = (): void =>
    options.onProgress?.({ bytesRead: total(all, (file) => file.bytesRead()), bytes, rows: stage.tally.rows.read });
  await stageLookups(work, progress);
  const seen = new Map<string, string>();
  for (const file of files) {
    const rows = await stageFile(file, stage, progress);
    if (rows > 0) refuseRepeated(seen, file);
  }
  Object.assign(stage.tally.joins, joiner.count());
  stage.staging.seal();
};

/** The second pass: each order's rows out of it, mapped and counted. */
function* mapAll({ options, mapping, staging, tally }: Work): Generator<Outcome> {
  const newest = createNewestTitles(staging.addTitles);
  for (const rows of staging.groups()) {
    const outcome = toOrder(rows, mapping, options.guestKey);
    countOutcome(tally, outcome);
    options.observer?.onOrder(rows, outcome);
    if (outcome.kind === 'order') newest.add(outcome.titles);
    yield outcome;
  }
  newest.flush();
}

/**
 * Reads the files whole into a temporary file, so that nothing is handed on of an import that breaks off, and offers their orders. The result
 * is a pure function of the rows: their order and their partition into files do not matter. Throws SourceError.
 */
export const readCsv = async (options: CsvImportOptions): Promise<CsvImport> => {
  const mapping = compileProfile(options.profile, options.shop, options);
  const joinFiles = await openJoins(options.profile, options.joins ?? []);
  const files = await openFiles(options);
  const staging = openStaging(options.stagingPath, createRowText(files, mapping.columns.length));
  const joiner = createJoiner(mapping, staging.lookups);
  const work: Work = {
    options,
    files,
    joinFiles,
    mapping,
    staging,
    tally: emptyTally(),
    joiner,
    join: joiner.join,
    onExcluded: options.observer?.onExcluded,
  };
  try {
    await stageAll(work);
  } catch (error) {
    work.staging.remove();
    throw error;
  }
  return {
    digest: digestOf(work),
    tally: work.tally,
    batches: (size, from = 0) => inBatches(mapAll(work), size, from),
    titles: work.staging.titles,
    close: work.staging.remove,
  };
};
