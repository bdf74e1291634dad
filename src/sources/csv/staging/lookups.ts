import type { DatabaseSync } from 'node:sqlite';
import { SourceError } from '../../source-error.ts';
import { guarded } from './database.ts';
import { ROW_SEPARATOR } from './row-text.ts';

/** A row of a look-up file: the texts of its key, its other cells, and where it stands, `file, line 7`. */
export type LookupRow = { readonly key: readonly string[]; readonly cells: readonly string[]; readonly place: string };

/** A look-up row found; `number` counts the rows of all look-up files from 1. */
export type Found = { readonly number: number; readonly cells: readonly string[] };

/** The rows of look-up files in the temporary file, by join and key. */
export type Lookups = {
  readonly add: (join: string, row: LookupRow) => void;
  /** Ends the adding. Throws SourceError when a key stands twice in one join. */
  readonly seal: () => void;
  readonly find: (join: string, key: readonly string[]) => Found | undefined;
  readonly numbers: (join: string) => Iterable<number>;
};

const REPEATED = `
  SELECT key, min(number) AS first, max(number) AS last FROM lookup GROUP BY name, key HAVING count(*) > 1 ORDER BY first LIMIT 1`;

const refuseRepeated = (database: DatabaseSync): void => {
  const found = database.prepare(REPEATED).get();
  if (found === undefined) return;
  const placeOf = (number: unknown): string =>
    String(database.prepare('SELECT place FROM lookup WHERE number = ?').get(Number(number))?.place);
  const key = String(found.key).split(ROW_SEPARATOR);
  throw new SourceError(
    'lookup-key-repeated',
    `${placeOf(found.last)}: the key ${key.map((text) => JSON.stringify(text)).join(', ')} stands already in ${placeOf(found.first)}. A look-up file has one row for each key: remove one, or name more columns of the key under "on" in the profile.`,
  );
};

export const createLookups = (database: DatabaseSync, path: string): Lookups => {
  const insert = database.prepare('INSERT INTO lookup (name, key, cells, place) VALUES (?, ?, ?, ?)');
  const select = database.prepare('SELECT number, cells FROM lookup WHERE name = ? AND key = ?');
  return {
    add: (join, { key, cells, place }) => guarded(path, () => insert.run(join, key.join(ROW_SEPARATOR), cells.join(ROW_SEPARATOR), place)),
    // The index comes after the rows: a table that kept the order of keys while it grows would be slow for a large file.
    seal: () =>
      guarded(path, () => {
        database.exec('CREATE INDEX lookup_by_key ON lookup (name, key)');
        refuseRepeated(database);
      }),
    find: (join, key) => {
      const found = guarded(path, () => select.get(join, key.join(ROW_SEPARATOR)));
      return found === undefined ? undefined : { number: Number(found.number), cells: String(found.cells).split(ROW_SEPARATOR) };
    },
    *numbers(join) {
      for (const { number } of database.prepare('SELECT number FROM lookup WHERE name = ?').iterate(join)) yield Number(number);
    },
  };
};
