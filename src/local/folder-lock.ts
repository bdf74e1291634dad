import { DatabaseSync } from 'node:sqlite';
import { FolderError } from './folder-error.ts';

/** A process that was just killed may take a moment to die. @unit milliseconds */
const PATIENCE_MS = 3_000;

const BUSY = 5;

const primaryCode = (error: unknown): number | undefined =>
  error instanceof Error && 'errcode' in error && typeof error.errcode === 'number' ? error.errcode & 0xff : undefined;

const lockFailure = (cause: unknown, dir: string): FolderError => {
  if (primaryCode(cause) === BUSY) {
    const message = `${dir} is in use: another tillbook is writing in it; wait for it to end, or stop it, or choose another folder with --data`;
    return new FolderError('in-use', message, { cause });
  }
  const message = `${dir} cannot be written; give this user the right to write it, or choose another folder with --data`;
  return new FolderError('unusable', message, { cause });
};

/**
 * Makes this process the only one that writes in the folder, until the returned function is called. The lock is an open transaction on a
 * database of its own, so the operating system frees it when the process dies, however it dies.
 */
export const lockFolder = (dir: string, path: string, patienceMs = PATIENCE_MS): (() => void) => {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(path, { timeout: patienceMs });
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database?.close();
    throw lockFailure(error, dir);
  }
  const held = database;
  return () => held.close();
};
