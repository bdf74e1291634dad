import { statSync } from 'node:fs';
import { type BookStatus, readBookStatus } from '../pipeline/read-status.ts';
import { folderFiles } from './folder-files.ts';
import { type Folder, hasUnfinishedRebuild } from './open-folder.ts';

/** How a folder is: how its book is, and what lies on the disk. */
export type Status = BookStatus & { readonly data: string; readonly bytes: number; readonly rebuildUnfinished: boolean };

export const readStatus = async ({ dir, shop, effects }: Folder): Promise<Status> => ({
  data: dir,
  bytes: statSync(folderFiles(dir).table).size,
  ...(await readBookStatus(shop, effects)),
  rebuildUnfinished: hasUnfinishedRebuild(dir),
});
