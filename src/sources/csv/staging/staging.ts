import type { Title } from '../mapping/titles.ts';
import type { SourceRow } from '../source-row.ts';
import { guarded, openDatabase, removeDatabase } from './database.ts';
import { createLookups, type Lookups } from './lookups.ts';
import { createPieces } from './pieces.ts';
import { ROW_SEPARATOR, type RowText } from './row-text.ts';

/** Rows between the passes, in a temporary file, so that memory stays bounded whatever the size of the import. */
export type Staging = {
  readonly lookups: Lookups;
  /** Keeps a row of an order; `at` is its instant (seconds). */
  readonly add: (id: string, at: number, row: SourceRow) => void;
  /** Keeps a row that names no order. */
  readonly addStray: (row: SourceRow) => void;
  /** Ends the first pass. */
  readonly seal: () => void;
  /** First each stray row by its content, then the rows of each order, by the order's earliest instant and id. */
  readonly groups: () => Generator<SourceRow[]>;
  /** Keeps the newest title of each product; of two at one instant the greater. */
  readonly addTitles: (titles: Iterable<Title>) => void;
  readonly titles: () => Generator<Title>;
  readonly remove: () => void;
};

const NEWER_TITLE = `
  INSERT INTO title VALUES (?, ?, ?, ?)
  ON CONFLICT DO UPDATE SET title = excluded.title, category = excluded.category, at = excluded.at
  WHERE (excluded.at, excluded.title, ifnull(excluded.category, '')) > (at, title, ifnull(category, ''))`;

const asTitle = ({ product, title, category, at }: Record<string, unknown>): Title => ({
  productId: String(product),
  title: String(title),
  ...(category === null ? {} : { category: String(category) }),
  asOf: Number(at),
});

export const openStaging = (path: string, rowText: RowText): Staging => {
  const database = openDatabase(path);
  const insertPiece = database.prepare('INSERT INTO piece VALUES (?, ?, ?)');
  const insertStray = database.prepare('INSERT INTO stray VALUES (?, ?)');
  const insertTitle = database.prepare(NEWER_TITLE);
  const pieces = createPieces((id, at, rows) => guarded(path, () => insertPiece.run(id, at, rows.join(ROW_SEPARATOR))));
  return {
    lookups: createLookups(database, path),
    add: (id, at, row) => pieces.add(id, at, rowText.write(row)),
    addStray: (row) => guarded(path, () => insertStray.run(rowText.write(row), JSON.stringify(row.cells))),
    seal: () => {
      pieces.flush();
      guarded(path, () => database.exec('COMMIT; CREATE INDEX piece_by_order ON piece (id, at)'));
    },
    *groups() {
      for (const { row } of database.prepare('SELECT row FROM stray ORDER BY content, row').iterate()) {
        yield rowText.read(String(row));
      }
      const rowsOf = database.prepare('SELECT rows FROM piece WHERE id = ?');
      for (const { id } of database.prepare('SELECT id, min(at) AS first FROM piece GROUP BY id ORDER BY first, id').iterate()) {
        yield rowsOf.all(String(id)).flatMap(({ rows }) => rowText.read(String(rows)));
      }
    },
    addTitles: (titles) =>
      guarded(path, () => {
        database.exec('BEGIN');
        for (const { productId, title, category, asOf } of titles) insertTitle.run(productId, title, category ?? null, asOf);
        database.exec('COMMIT');
      }),
    *titles() {
      for (const found of database.prepare('SELECT * FROM title ORDER BY product').iterate()) yield asTitle(found);
    },
    remove: () => removeDatabase(database, path),
  };
};
