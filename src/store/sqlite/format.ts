import type { DatabaseSync } from 'node:sqlite';
import { StoreError } from '../errors.ts';

/** Marks a file as ours: "Till" in ASCII. */
const APPLICATION = 0x54696c6c;

/** Raised whenever the table below, or the encoding of a body, changes. */
export const FORMAT = 1;

// TEXT compares as the bytes of its UTF-8, which is the order of keys that the port promises.
const CREATE = `
  CREATE TABLE item (
    pk TEXT NOT NULL,
    sk TEXT NOT NULL,
    size INTEGER NOT NULL,
    body BLOB NOT NULL,
    PRIMARY KEY (pk, sk)
  ) WITHOUT ROWID, STRICT;
  PRAGMA application_id = ${APPLICATION};
  PRAGMA user_version = ${FORMAT};
`;

type State = 'empty' | 'ours' | 'foreign';

const number = (database: DatabaseSync, sql: string): number => Number(Object.values(database.prepare(sql).get() ?? {})[0]);

function stateOf(database: DatabaseSync): State {
  if (number(database, 'PRAGMA application_id') === APPLICATION) return 'ours';
  const objects = number(database, 'SELECT count(*) FROM sqlite_schema');
  return objects === 0 && number(database, 'PRAGMA user_version') === 0 ? 'empty' : 'foreign';
}

function checkVersion(database: DatabaseSync, place: string): void {
  const found = number(database, 'PRAGMA user_version');
  if (found <= FORMAT) return;
  const message = `${place} has format ${found}, this program knows ${FORMAT}; use a newer version of the program, or another file`;
  throw new StoreError('newer-format', message, { place, found, known: FORMAT });
}

/** Whether the file holds a table already. Throws when it is another program's, or a newer version's. */
export function hasTable(database: DatabaseSync, place: string): boolean {
  const state = stateOf(database);
  if (state === 'empty') return false;
  if (state === 'foreign')
    throw new StoreError('unopenable', `${place} is the SQLite file of another program; name another path`, { place });
  checkVersion(database, place);
  return true;
}

/** Makes the table, unless another process was faster. */
export function createTable(database: DatabaseSync, place: string): void {
  database.exec('BEGIN IMMEDIATE');
  try {
    if (!hasTable(database, place)) database.exec(CREATE);
    database.exec('COMMIT');
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}
