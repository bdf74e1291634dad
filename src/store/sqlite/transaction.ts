import type { DatabaseSync } from 'node:sqlite';
import { StoreError } from '../errors.ts';
import { sqliteFailure } from './failure.ts';

/** The one transaction of a connection, which all its writers share in the order of their writes. */
export type Transaction = {
  /** Runs a write in the open transaction, or in a new one. */
  readonly run: <T>(write: () => T) => T;
  /** Notes that a write was acknowledged before its commit. Returns how many were. */
  readonly acknowledge: () => number;
  readonly commit: () => void;
};

function lossOf(failure: unknown, writes: number, place: string): StoreError {
  const message = `${writes} grouped writes to ${place} were undone; remove the cause, open the table again and resume`;
  const code = failure instanceof StoreError ? failure.code : 'unavailable';
  return new StoreError(code, message, { place }, { cause: failure });
}

export function openTransaction(database: DatabaseSync, place: string): Transaction {
  const begin = database.prepare('BEGIN IMMEDIATE');
  const end = database.prepare('COMMIT');
  const undo = database.prepare('ROLLBACK');
  let acknowledged = 0; // writes whose callers went on, and that could still be undone
  let lost: StoreError | undefined;

  const rollback = (): void => {
    if (database.isOpen && database.isTransaction) undo.run();
  };

  // Whoever saw the undone writes may have built on them: no later write of this connection can be trusted.
  const fail = (error: unknown): unknown => {
    const failure = sqliteFailure(error, place);
    if (acknowledged === 0) rollback();
    if (acknowledged > 0 && !(database.isOpen && database.isTransaction)) lost = lossOf(failure, acknowledged, place);
    return failure;
  };

  const run = <T>(write: () => T): T => {
    if (lost !== undefined) throw lost;
    try {
      if (!database.isTransaction) begin.run();
      return write();
    } catch (error) {
      // A write fails alone and those before it stay, except that a full disk makes SQLite undo them all.
      throw fail(error);
    }
  };

  const commit = (): void => {
    if (lost !== undefined) throw lost;
    try {
      if (database.isOpen && database.isTransaction) end.run();
      acknowledged = 0;
    } catch (error) {
      rollback();
      throw fail(error);
    }
  };

  const acknowledge = (): number => {
    acknowledged += 1;
    return acknowledged;
  };

  return { run, acknowledge, commit };
}
