import { rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { SourceError } from '../../source-error.ts';

/** Runs a step of the staging file; its failure names the file and the remedy. */
export const guarded = <Result>(path: string, step: () => Result): Result => {
  try {
    return step();
  } catch (cause) {
    if (cause instanceof SourceError) throw cause;
    const says = (cause as Error).message;
    throw new SourceError(
      'staging-failed',
      `${path}: the temporary file of the import failed (${says}). Make room, or choose another data folder.`,
      {
        cause,
      },
    );
  }
};

// The file is thrown away after a crash, so its journal need not outlive the process; one transaction holds the first pass.
const SET_UP = `
  PRAGMA journal_mode = MEMORY;
  PRAGMA synchronous = OFF;
  PRAGMA locking_mode = EXCLUSIVE;
  CREATE TABLE piece (id TEXT NOT NULL, at INTEGER NOT NULL, rows TEXT NOT NULL);
  CREATE TABLE stray (row TEXT NOT NULL, content TEXT NOT NULL);
  CREATE TABLE lookup (number INTEGER PRIMARY KEY, name TEXT NOT NULL, key TEXT NOT NULL, cells TEXT NOT NULL, place TEXT NOT NULL);
  CREATE TABLE title (product TEXT PRIMARY KEY, title TEXT NOT NULL, category TEXT, at INTEGER NOT NULL) WITHOUT ROWID;
  BEGIN;
`;

/** An empty staging file; what an earlier import left behind is removed. */
export const openDatabase = (path: string): DatabaseSync =>
  guarded(path, () => {
    rmSync(path, { force: true });
    const database = new DatabaseSync(path);
    database.exec(SET_UP);
    return database;
  });

export const removeDatabase = (database: DatabaseSync, path: string): void => {
  if (database.isOpen) database.close();
  rmSync(path, { force: true });
};
