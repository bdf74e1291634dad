import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { checkKey } from '../check-item.ts';
import { checkQuery, checkScan } from '../check-page.ts';
import { encodeCursor } from '../cursor.ts';
import { distinctKeys } from '../distinct-keys.ts';
import { MAX_PAGE_BYTES } from '../limits.ts';
import type { Item, Key, Page, Query, Scan } from '../port.ts';
import { querySql, type Sql, scanSql } from './query-sql.ts';
import { keyOf, type Row, type Standing, standing } from './rows.ts';

export type Reads = {
  readonly standingAt: (key: Key) => Standing | undefined;
  readonly get: (key: Key) => Item | undefined;
  readonly batchGet: (keys: readonly Key[]) => readonly Item[];
  readonly queryPage: (query: Query) => Page;
  readonly scanPage: (scan: Scan) => Page;
};

type PageOptions = { readonly limit: number | undefined; readonly wanted: (key: Key) => boolean };

/** Reads rows until the limit, or until the next one would make the page larger than a page may be. */
function readPage(rows: Iterable<Row>, { limit, wanted }: PageOptions): Page {
  const items: Item[] = [];
  let examined = 0;
  let examinedBytes = 0;
  let last: Key | undefined;
  for (const row of rows) {
    const key = keyOf(row);
    const stands = standing(key, row);
    if (stands === undefined) continue;
    if (last !== undefined && examinedBytes + stands.size > MAX_PAGE_BYTES) return { items, examinedBytes, cursor: encodeCursor(last) };
    if (wanted(key)) items.push(stands.item());
    examined += 1;
    examinedBytes += stands.size;
    last = key;
  }
  return last !== undefined && examined === limit ? { items, examinedBytes, cursor: encodeCursor(last) } : { items, examinedBytes };
}

/** Statements by their text: a query has only a few forms, and preparing costs more than running. */
function statementCache(database: DatabaseSync): (text: string) => StatementSync {
  const prepared = new Map<string, StatementSync>();
  return (text) => {
    const statement = prepared.get(text) ?? database.prepare(text);
    prepared.set(text, statement);
    return statement;
  };
}

export function prepareReads(database: DatabaseSync): Reads {
  const select = database.prepare('SELECT size, body FROM item WHERE pk = ? AND sk = ?');
  const statement = statementCache(database);
  const rows = ({ text, values }: Sql): Iterable<Row> => statement(text).iterate(...values);
  const standingAt = (key: Key): Standing | undefined => standing(key, select.get(key.pk, key.sk));
  const get = (key: Key): Item | undefined => {
    checkKey(key);
    return standingAt(key)?.item();
  };
  return {
    standingAt,
    get,
    batchGet: (keys) => distinctKeys(keys).flatMap((key) => get(key) ?? []),
    queryPage: (query) => readPage(rows(querySql(query, checkQuery(query))), { limit: query.limit, wanted: () => true }),
    scanPage: (scan) => {
      const { limit, pkPrefix = '' } = scan;
      return readPage(rows(scanSql(scan, checkScan(scan))), { limit, wanted: ({ pk }) => pk.startsWith(pkPrefix) });
    },
  };
}
