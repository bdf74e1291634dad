import { existsSync } from 'node:fs';
import { FolderError } from '../folder-error.ts';
import { lockFolder } from '../folder-lock.ts';
import { attention, type Finding, ok } from './finding.ts';

/** Whether another tillbook works in the folder; not a fault, and good to know. */
export const checkWriter = (dir: string, path: string): Finding => {
  if (!existsSync(path)) return ok('writer', 'nobody works in the folder');
  try {
    lockFolder(dir, path, 0)();
    return ok('writer', 'nobody works in the folder');
  } catch (error) {
    if (error instanceof FolderError && error.code === 'in-use')
      return ok('writer', 'another tillbook works in the folder, e.g. "tillbook start"');
    return attention('writer', error instanceof Error ? error.message : String(error), 'give this user the right to write the folder');
  }
};
