import { ProductId } from '../domain/ids.ts';
import { collectProduct } from '../pipeline/collect-product.ts';
import type { Effects } from '../pipeline/effects.ts';
import { endImport, type ImportBatch, type ImportCounts, type ImportRecord, importOrders } from '../pipeline/import-orders.ts';
import { type ImportState, readImport } from '../pipeline/import-state.ts';
import { type Progress, sweepNightly } from '../pipeline/sweep.ts';
import type { JoinPath } from '../sources/csv/joins/open-joins.ts';
import type { AcceptedOrder, RejectedOrder } from '../sources/csv/mapping/outcome.ts';
import type { Profile } from '../sources/csv/profile/profile.ts';
import { type CsvImport, readCsv } from '../sources/csv/read-csv.ts';
import { exportSecond } from './export-second.ts';
import { folderFiles } from './folder-files.ts';
import { readGuestKey } from './guest-key.ts';
import { accountOf, type ImportAccount } from './import-account.ts';
import { keepProfile } from './kept-profile.ts';
import { keepOrder } from './kept-record.ts';
import type { Folder } from './open-folder.ts';

export type ImportStep = 'reading' | 'booking' | 'days' | 'months';

/** Told how far a step is: of how many bytes, rows, days or months how many are done. */
export type ImportProgress = (step: ImportStep, done: number, of: number) => void;

export type CsvRequest = {
  readonly files: readonly string[];
  readonly joins: readonly JoinPath[];
  readonly profile: Profile;
  readonly profileName: string;
  readonly exportedAtMs?: number;
  /** Orders to a batch. */
  readonly batch: number;
  readonly onProgress: ImportProgress;
};

export type CsvImported = ImportAccount & {
  readonly resumedAt: number;
  readonly products: number;
  readonly days: number;
  readonly months: number;
};

const recordOf = (outcome: AcceptedOrder | RejectedOrder, { profile, profileName, exportedAtMs }: CsvRequest): ImportRecord => {
  const { rows } = outcome;
  if (outcome.kind === 'order') return { kind: 'order', document: outcome.document, rows };
  const { reason, detail, origin } = outcome;
  return {
    kind: 'rejected',
    rows,
    reason,
    detail,
    origin,
    record: keepOrder(outcome, exportedAtMs),
    profile: keepProfile(profileName, profile),
  };
};

function* batchesOf(csv: CsvImport, request: CsvRequest, from: number): Generator<ImportBatch> {
  for (const { records, position } of csv.batches(request.batch, from)) {
    yield { records: records.map((outcome) => recordOf(outcome, request)), position };
  }
}

const jobId = ({ digest }: CsvImport, { exportedAtMs }: CsvRequest): string =>
  exportedAtMs === undefined ? digest : `${digest}@${exportedAtMs}`;

const bookOrders = async (csv: CsvImport, request: CsvRequest, context: { folder: Folder; effects: Effects }): Promise<ImportState> => {
  const { exportedAtMs, onProgress } = request;
  const job = {
    id: jobId(csv, request),
    ...(exportedAtMs !== undefined && { exportedAtMs }),
    batches: (from: number) => batchesOf(csv, request, from),
    onBatch: () => onProgress('booking', csv.tally.rows.accepted, csv.tally.rows.read),
  };
  return importOrders(job, context.folder.shop, context.effects);
};

const collectTitles = async (csv: CsvImport, { profile }: CsvRequest, effects: Effects): Promise<number> => {
  let products = 0;
  for (const { productId, ...title } of csv.titles()) {
    const id = ProductId.safeParse(productId);
    if (!id.success) continue;
    await collectProduct({ source: profile.source, productId: id.data, ...title }, effects);
    products += 1;
  }
  return products;
};

const sweep = async (folder: Folder, effects: Effects, onProgress: ImportProgress): Promise<{ days: number; months: number }> => {
  const folded = { days: 0, months: 0 };
  const progress: Progress = (step, done, of) => {
    folded[step] = done;
    onProgress(step, done, of);
  };
  await sweepNightly(folder.shop, effects, { progress });
  return folded;
};

const readFiles = async (request: CsvRequest, { dir, shop }: Folder): Promise<CsvImport> => {
  const { zone, currency } = shop;
  const files = folderFiles(dir);
  return readCsv({
    files: request.files,
    joins: request.joins,
    profile: request.profile,
    shop: { zone, currency },
    guestKey: await readGuestKey(files.key),
    ...(request.exportedAtMs !== undefined && { exportedAt: exportSecond(request.exportedAtMs) }),
    stagingPath: files.staging,
    onProgress: ({ bytesRead, bytes }) => request.onProgress('reading', bytesRead, bytes),
  });
};

/**
 * Imports files into a folder: reads them whole, books their orders from where an earlier run of the same import broke off, keeps the
 * titles of products, and folds the days and months that were touched.
 */
export const importCsv = async (request: CsvRequest, folder: Folder): Promise<CsvImported> => {
  const csv = await readFiles(request, folder);
  try {
    return await folder.inGroup(async (effects) => {
      const known = await readImport(jobId(csv, request), effects);
      const state = await bookOrders(csv, request, { folder, effects });
      const counts: ImportCounts = JSON.parse(state.counts);
      const account = accountOf(csv.tally, counts);
      const products = await collectTitles(csv, request, effects);
      await endImport(state, effects);
      const folded = await sweep(folder, effects, request.onProgress);
      return { ...account, resumedAt: known?.status === 'running' ? known.position : 0, products, ...folded };
    });
  } finally {
    csv.close();
  }
};
