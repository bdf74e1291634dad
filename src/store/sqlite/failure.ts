import { StoreError, type StoreErrorCode } from '../errors.ts';

type Fault = { readonly code: Exclude<StoreErrorCode, 'invalid' | 'newer-format'>; readonly remedy: string };

// Primary result codes, https://www.sqlite.org/rescode.html
const FAULTS: Readonly<Record<number, Fault>> = {
  3: { code: 'unopenable', remedy: 'give this user the right to read and write it and its folder' },
  5: { code: 'busy', remedy: 'another process is writing for long; try again, or stop the other one' },
  6: { code: 'busy', remedy: 'another statement holds it; try again' },
  8: { code: 'read-only', remedy: 'open it for writing, and give this user the right to write the file and its folder' },
  10: { code: 'unavailable', remedy: 'the disk failed to read or write; check the disk and its mount' },
  11: { code: 'corrupt', remedy: 'restore a copy, or import the data anew into a new file' },
  13: { code: 'full', remedy: 'free disk space, or raise maxPageCount' },
  14: { code: 'unopenable', remedy: 'check that the folder exists and that this user may write in it' },
  26: { code: 'corrupt', remedy: 'it is no SQLite file; name another path' },
};

const UNKNOWN: Fault = { code: 'unavailable', remedy: 'see the cause' };

const isNodeError = (error: unknown): error is Error & { code: string; errcode?: number } => error instanceof Error && 'code' in error;

/** Any error of `node:sqlite` as a `StoreError`; others come back as they are. */
export function sqliteFailure(error: unknown, place: string): unknown {
  if (error instanceof StoreError || !isNodeError(error)) return error;
  if (error.code === 'ERR_INVALID_STATE') return new StoreError('closed', `${place} is closed; open it again`, { place }, { cause: error });
  if (error.code !== 'ERR_SQLITE_ERROR') return error;
  // The low byte is the primary code; the rest says which kind.
  const { code, remedy } = FAULTS[(error.errcode ?? 0) & 0xff] ?? UNKNOWN;
  return new StoreError(code, `${place}: ${error.message}; ${remedy}`, { place }, { cause: error });
}

/** Runs a step on the database and throws its failures as `StoreError`. */
export function guarded<T>(place: string, step: () => T): T {
  try {
    return step();
  } catch (error) {
    throw sqliteFailure(error, place);
  }
}
