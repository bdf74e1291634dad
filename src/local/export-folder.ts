import { statSync } from 'node:fs';
import type { Beginning } from '../backup/begin-export.ts';
import { exportTable } from '../backup/export-table.ts';
import type { Manifest } from '../backup/manifest.ts';
import { folderFiles } from './folder-files.ts';
import { readSecret } from './guest-key.ts';
import { hasUnfinishedRebuild, openToCopy } from './open-folder.ts';

export type FolderExport = {
  readonly dir: string;
  readonly onBegin: (beginning: Beginning) => void;
  /** Told of how many bytes how many are written; the whole is an estimate. */
  readonly onProgress: (done: number, of: number) => void;
};

const stateOf = (path: string): { size: bigint; changedNs: bigint } => {
  const state = statSync(path, { bigint: true, throwIfNoEntry: false });
  return { size: state?.size ?? 0n, changedNs: state?.mtimeNs ?? 0n };
};

// SQLite writes into the table's file and into the log beside it. Reading makes and removes an empty log, which says nothing.
const stampOf = (table: string): string => {
  const states = [stateOf(table), stateOf(`${table}-wal`)].filter(({ size }) => size > 0n);
  return states.map(({ size, changedNs }) => `${size}@${changedNs}`).join(' ');
};

/** Writes a data folder out as plain files, its secret included, while nobody else may write in it. */
export const exportFolder = async (data: string, { dir, onBegin, onProgress }: FolderExport): Promise<Manifest> => {
  const folder = await openToCopy(data);
  try {
    const files = folderFiles(data);
    const { size } = stateOf(files.table);
    const request = {
      dir,
      stamp: stampOf(files.table),
      about: { shop: folder.shop, isRebuildUnfinished: hasUnfinishedRebuild(data) },
      secret: await readSecret(files.key),
      onBegin,
      onProgress: (scanned: number) => onProgress(scanned, Math.max(scanned, Number(size))),
    };
    const manifest = await exportTable(request, folder.effects);
    onProgress(Number(size), Number(size));
    return manifest;
  } finally {
    folder.close();
  }
};
