import { DatabaseSync } from 'node:sqlite';
import { type Finding, ok, wrong } from './finding.ts';

const REMEDY = 'keep a copy of the folder, then restore the last export into a new one with "tillbook restore"';

/** Whether the file of the table is a whole database, by SQLite's own quick check. */
export const checkTable = (path: string): Finding => {
  try {
    const database = new DatabaseSync(path, { readOnly: true });
    try {
      const [first] = database.prepare('PRAGMA quick_check(1)').all();
      const says = String(Object.values(first ?? {})[0]);
      return says === 'ok' ? ok('table', 'the file is whole') : wrong('table', `the file is damaged: ${says}`, REMEDY);
    } finally {
      database.close();
    }
  } catch (error) {
    return wrong('table', `the file cannot be read: ${error instanceof Error ? error.message : error}`, REMEDY);
  }
};
