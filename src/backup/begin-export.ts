import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BackupError } from './backup-error.ts';
import { MANIFEST, PROGRESS } from './export-names.ts';
import { type ExportProgress, noProgress, readProgress } from './export-progress.ts';

/** `again`: what stood there was of a table that has changed since, or not all of it had reached the disk. */
export type Beginning = 'new' | 'resumed' | 'again';

const finished = async (dir: string): Promise<BackupError> => {
  const { exportedAt = 'an unknown time' } = JSON.parse(await readFile(join(dir, MANIFEST), 'utf8').catch(() => '{}'));
  return new BackupError('finished', `${dir} holds an export of ${exportedAt}, which is never written over; name another folder`);
};

/** Finds out where an export begins. A finished one is never written over, and nothing else is touched either. */
export const beginExport = async (dir: string, stamp: string): Promise<{ beginning: Beginning; progress: ExportProgress }> => {
  await mkdir(dir, { recursive: true, mode: 0o700 });
  const names = await readdir(dir);
  if (names.includes(MANIFEST)) throw await finished(dir);
  if (names.length > 0 && !names.includes(PROGRESS))
    throw new BackupError('foreign', `${dir} is not empty and holds no export; name a new folder, or an empty one`);
  await chmod(dir, 0o700);
  if (names.length > 0) {
    const progress = await readProgress(dir, stamp);
    return progress === undefined ? { beginning: 'again', progress: noProgress(stamp) } : { beginning: 'resumed', progress };
  }
  // Put first of all, so that whatever is cut short after it is known to be an export.
  const progress = noProgress(stamp);
  await writeFile(join(dir, PROGRESS), JSON.stringify(progress), { mode: 0o600, flag: 'wx' });
  return { beginning: 'new', progress };
};
