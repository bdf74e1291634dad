import type { Effects } from '../pipeline/effects.ts';
import { endImport, type ImportCounts, importOrders } from '../pipeline/import-orders.ts';
import { type ImportState, readImport } from '../pipeline/import-state.ts';
import { importTitles } from '../pipeline/import-titles.ts';
import { type Progress, sweepNightly } from '../pipeline/sweep.ts';
import { exportSecond } from '../sources/csv/export-second.ts';
import { importRecords } from '../sources/csv/import-records.ts';
import type { JoinPath } from '../sources/csv/joins/open-joins.ts';
import type { Profile } from '../sources/csv/profile/profile.ts';
import { type CsvImport, readCsv } from '../sources/csv/read-csv.ts';
import { folderFiles } from './folder-files.ts';
import { readGuestKey } from './guest-key.ts';
import { accountOf, type ImportAccount } from './import-account.ts';
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

const jobId = ({ digest }: CsvImport, { exportedAtMs }: CsvRequest): string =>
  exportedAtMs === undefined ? digest : `${digest}@${exportedAtMs}`;

/** The orders, then the titles, from where an earlier run of the same import broke off. */
const bookFile = async (csv: CsvImport, request: CsvRequest, context: { folder: Folder; effects: Effects }): Promise<ImportState> => {
  const { exportedAtMs, onProgress, profile, batch: size } = request;
  const { folder, effects } = context;
  const job = {
    id: jobId(csv, request),
    ...(exportedAtMs !== undefined && { exportedAtMs }),
    batches: (from: number) => importRecords(csv, request, { size, from }),
    onBatch: () => onProgress('booking', csv.tally.rows.accepted, csv.tally.rows.read),
  };
  const booked = await importOrders(job, folder.shop, effects);
  return importTitles(booked, { source: profile.source, titles: csv.titles }, effects);
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
      const state = await bookFile(csv, request, { folder, effects });
      const counts: ImportCounts = JSON.parse(state.counts);
      const account = accountOf(csv.tally, counts);
      await endImport(state, effects);
      const folded = await sweep(folder, effects, request.onProgress);
      return { ...account, resumedAt: known?.status === 'running' ? known.position : 0, products: state.products, ...folded };
    });
  } finally {
    csv.close();
  }
};
