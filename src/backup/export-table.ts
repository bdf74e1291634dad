import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ITEM_FORMAT } from '../store/item-format.ts';
import type { Table } from '../store/port.ts';
import { type Beginning, beginExport } from './begin-export.ts';
import { SECRET } from './export-names.ts';
import { dropProgress, type ExportProgress, writeProgress } from './export-progress.ts';
import { type ItemFiles, openItemFiles } from './item-files.ts';
import { EXPORT_FORMAT, type Manifest, writeManifest } from './manifest.ts';

export type ExportRequest = {
  readonly dir: string;
  /** Differs whenever the table may have changed. Nobody may write while an export is made. */
  readonly stamp: string;
  readonly about: Pick<Manifest, 'shop' | 'isRebuildUnfinished'>;
  /** The secret by which guests are recognised, as it stands in its file. */
  readonly secret: string;
  readonly onBegin: (beginning: Beginning) => void;
  /** Told how many bytes of items are written. */
  readonly onProgress: (scanned: number) => void;
};

/** What an export reads of the world. */
export type ExportEffects = { readonly table: Pick<Table, 'scanPage'>; readonly nowMs: () => number };

// What was written is on the disk before it is said to be.
const keep = async (dir: string, files: ItemFiles, progress: ExportProgress): Promise<void> => {
  await files.sync();
  await writeProgress(dir, { ...progress, files: files.extents() });
};

const writeItems = async (
  files: ItemFiles,
  begun: ExportProgress,
  { dir, onProgress, table }: Pick<ExportRequest, 'dir' | 'onProgress'> & ExportEffects,
): Promise<void> => {
  let { cursor, scanned } = begun;
  do {
    const page = await table.scanPage(cursor === undefined ? {} : { cursor });
    await files.append(page.items);
    cursor = page.cursor;
    scanned += page.examinedBytes ?? 0;
    if (cursor !== undefined) await keep(dir, files, { ...begun, cursor, scanned });
    onProgress(scanned);
  } while (cursor !== undefined);
  await files.sync();
};

const writeSecret = async (dir: string, secret: string): Promise<Manifest['secret']> => {
  await writeFile(join(dir, SECRET), secret, { mode: 0o600, flush: true });
  return { file: SECRET, bytes: Buffer.byteLength(secret), sha256: createHash('sha256').update(secret).digest('hex') };
};

/**
 * Writes every item of a table into a folder, a file for each kind, and the manifest last. Goes on where an export of the same table broke
 * off. No more than a page of the table is in memory at a time.
 */
export const exportTable = async (request: ExportRequest, effects: ExportEffects): Promise<Manifest> => {
  const { dir, stamp, about, secret, onBegin } = request;
  const { beginning, progress } = await beginExport(dir, stamp);
  onBegin(beginning);
  const files = await openItemFiles(dir, progress.files);
  try {
    await writeItems(files, progress, { ...request, ...effects });
    const exportedAt = new Date(effects.nowMs()).toISOString();
    const manifest: Manifest = {
      format: EXPORT_FORMAT,
      itemFormat: ITEM_FORMAT,
      exportedAt,
      ...about,
      files: files.entries(),
      secret: await writeSecret(dir, secret),
    };
    await writeManifest(dir, manifest);
    await dropProgress(dir);
    return manifest;
  } finally {
    await files.close();
  }
};
