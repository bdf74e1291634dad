import { statfs } from 'node:fs/promises';
import type { ClientEffects } from '../../sources/retail-api/client/http.ts';
import { folderFiles } from '../folder-files.ts';
import { isInitialised, isUnrestored, openToRead } from '../open-folder.ts';
import { checkDisk } from './check-disk.ts';
import { checkKey } from './check-key.ts';
import { checkRights } from './check-rights.ts';
import { checkTable } from './check-table.ts';
import { checkWriter } from './check-writer.ts';
import { examineBook } from './examine-book.ts';
import { examineInstallation } from './examine-installation.ts';
import { attention, type Finding, ok, wrong } from './finding.ts';

/** What the doctor needs of the world: the variables with the sources' secrets, and a client that asks shops. */
export type DoctorEffects = {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly client: Pick<ClientEffects, 'send' | 'nowMs'>;
};

const guarded = async (subject: string, check: () => Promise<readonly Finding[]>): Promise<readonly Finding[]> => {
  try {
    return await check();
  } catch (error) {
    const found = `could not be looked at: ${error instanceof Error ? error.message : error}`;
    return [wrong(subject, found, 'see what the message says; if it is no help, report it')];
  }
};

const folderFinding = (dir: string): Finding => {
  if (isUnrestored(dir)) return wrong('folder', `a restore into ${dir} broke off`, `run "tillbook --data ${dir} restore EXPORT" again`);
  if (isInitialised(dir)) return ok('folder', dir);
  return attention(
    'folder',
    `${dir} is not a data folder yet`,
    'run "tillbook start" for a demo shop, or "tillbook init" for your own; another folder with --data',
  );
};

const examineFiles = async (dir: string): Promise<readonly Finding[]> => {
  const { key, lock, table } = folderFiles(dir);
  const { bavail, bsize } = await statfs(dir);
  return [await checkRights(dir), checkDisk(bavail * bsize), await checkKey(key), checkWriter(dir, lock), checkTable(table)];
};

const readBook = async (dir: string, effects: DoctorEffects): Promise<readonly Finding[]> => {
  const folder = await openToRead(dir);
  try {
    return await examineBook(folder, effects);
  } finally {
    folder.close();
  }
};

/** Looks at the installation, the folder and its sources, and changes nothing. */
export const examine = async (dir: string, effects: DoctorEffects): Promise<readonly Finding[]> => {
  const installation = await guarded('installation', examineInstallation);
  const folder = folderFinding(dir);
  if (folder.verdict !== 'ok') return [...installation, folder];
  return [
    ...installation,
    folder,
    ...(await guarded('files', () => examineFiles(dir))),
    ...(await guarded('book', () => readBook(dir, effects))),
  ];
};
