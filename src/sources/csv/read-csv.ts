import { createHash } from 'node:crypto';
import { SourceError } from '../source-error.ts';
import { compileProfile, type Shop } from './mapping/mapping.ts';
import type { GuestKey } from './mapping/order-facts.ts';
import type { AcceptedOrder, Outcome, RejectedOrder } from './mapping/outcome.ts';
import type { Title } from './mapping/titles.ts';
import { toOrder } from './mapping/to-order.ts';
import { createNewestTitles } from './newest-titles.ts';
import type { Profile } from './profile/profile.ts';
import { stageFile } from './stage-file.ts';
import { createRowText } from './staging/row-text.ts';
import { openStaging } from './staging/staging.ts';
import { countOutcome, emptyTally, type Tally } from './tally.ts';
import { openText, type TextFile } from './text/open-text.ts';

export type Progress = { readonly bytesRead: number; readonly bytes: number; readonly rows: number };

export type CsvImportOptions = {
  /** The parts of one export; their order does not matter. */
  readonly files: readonly string[];
  readonly profile: Profile;
  readonly shop: Shop;
  readonly guestKey: GuestKey;
  /** Where the temporary file may lie; one import at a time may use it. */
  readonly stagingPath: string;
  readonly onProgress?: (progress: Progress) => void;
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

const digestOf = (parts: readonly string[], { profile, shop }: CsvImportOptions): string =>
  createHash('sha256')
    .update(JSON.stringify([profile, shop, [...parts].sort()]))
    .digest('hex');

const openFiles = async ({ files, profile }: CsvImportOptions): Promise<TextFile[]> => {
  if (files.length === 0) throw new SourceError('file-not-found', 'No file is named. Name at least one.');
  const opened: TextFile[] = [];
  for (const path of files) opened.push(await openText(path, profile.encoding ?? 'utf-8'));
  return opened;
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

/**
 * Reads the files whole into a temporary file, so that nothing is handed on of an import that breaks off, and offers their orders. The result
 * is a pure function of the rows: their order and their partition into files do not matter. Throws SourceError.
 */
export const readCsv = async (options: CsvImportOptions): Promise<CsvImport> => {
  const mapping = compileProfile(options.profile, options.shop);
  const tally = emptyTally();
  const files = await openFiles(options);
  const names = files.map((file) => file.name);
  const staging = openStaging(options.stagingPath, createRowText(names, mapping.columns.length));
  const bytes = total(files, (file) => file.bytes);
  const progress = (): void => options.onProgress?.({ bytesRead: total(files, (file) => file.bytesRead()), bytes, rows: tally.rows.read });
  try {
    for (const file of files) await stageFile(file, { mapping, staging, tally }, progress);
    staging.seal();
  } catch (error) {
    staging.remove();
    throw error;
  }
  const newest = createNewestTitles(staging.addTitles);
  function* outcomes(): Generator<Outcome> {
    for (const rows of staging.groups()) {
      const outcome = toOrder(rows, mapping, options.guestKey);
      countOutcome(tally, outcome);
      if (outcome.kind === 'order') newest.add(outcome.titles);
      yield outcome;
    }
    newest.flush();
  }
  return {
    digest: digestOf(
      files.map((file) => file.digest()),
      options,
    ),
    tally,
    batches: (size, from = 0) => inBatches(outcomes(), size, from),
    titles: staging.titles,
    close: staging.remove,
  };
};
