import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SECRET } from '../backup/export-names.ts';
import type { Manifest } from '../backup/manifest.ts';
import { restoreTable } from '../backup/restore-table.ts';
import { verifyExport } from '../backup/verify-export.ts';
import { breathingTable } from './breathing-table.ts';
import { FolderError } from './folder-error.ts';
import { folderFiles } from './folder-files.ts';
import { lockFolder } from './folder-lock.ts';
import { type FolderOptions, isUnrestored, makeDir, openTable } from './open-folder.ts';

export type RestoreStep = 'verifying' | 'restoring';

export type FolderRestore = {
  /** The folder of the export. */
  readonly from: string;
  /** Told of how many bytes or items how many are done. */
  readonly onProgress: (step: RestoreStep, done: number, of: number) => void;
};

const refuseInitialised = (dir: string): void => {
  const { table, key } = folderFiles(dir);
  const standing = [table, key].find((path) => existsSync(path));
  if (standing === undefined || isUnrestored(dir)) return;
  const remedy = 'restore into a folder that is not there yet, with --data';
  throw new FolderError(
    'initialised',
    `${dir} is a data folder already (${standing} is there), and nothing in it is ever replaced; ${remedy}`,
  );
};

// What a restore that broke off has left is of no use, perhaps of another export.
const beginAnew = async (dir: string): Promise<void> => {
  const { table, unrestored } = folderFiles(dir);
  await writeFile(unrestored, '', { mode: 0o600, flush: true });
  for (const path of [table, `${table}-wal`, `${table}-shm`]) await rm(path, { force: true });
};

const fillTable = async (dir: string, manifest: Manifest, { from, onProgress }: FolderRestore, options: FolderOptions): Promise<void> => {
  const table = openTable(dir, { ...options, readOnly: false });
  try {
    await table.group((view) =>
      restoreTable(
        { dir: from, files: manifest.files },
        breathingTable(view, () => performance.now()),
        (done, of) => onProgress('restoring', done, of),
      ),
    );
  } finally {
    table.close();
  }
};

/**
 * Makes a data folder of an export, after proving that the export is whole. A note stands in the folder until all is in it; while it does,
 * no command answers from the folder, and a restore begins anew.
 */
export const restoreFolder = async (dir: string, request: FolderRestore, options: FolderOptions = {}): Promise<Manifest> => {
  refuseInitialised(dir);
  const manifest = await verifyExport(request.from, (done, of) => request.onProgress('verifying', done, of));
  await makeDir(dir);
  const { key, lock, unfinished, unrestored } = folderFiles(dir);
  const unlock = lockFolder(dir, lock);
  try {
    refuseInitialised(dir);
    await beginAnew(dir);
    await writeFile(key, await readFile(join(request.from, SECRET)), { mode: 0o600, flush: true });
    await fillTable(dir, manifest, request, options);
    if (manifest.isRebuildUnfinished) await writeFile(unfinished, '');
    await rm(unrestored);
    return manifest;
  } finally {
    unlock();
  }
};
