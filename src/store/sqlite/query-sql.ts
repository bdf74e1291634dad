import type { Key, Query, Scan } from '../port.ts';

/** A statement with its values in place of the question marks. */
export type Sql = { readonly text: string; readonly values: readonly (string | number)[] };

type Bound = { readonly text: string; readonly value: string };

const NO_LIMIT = -1;

const bound = (operator: string, value: string | undefined): Bound[] => (value === undefined ? [] : [{ text: `sk ${operator} ?`, value }]);

/** A page starts behind the last key of the one before, in the direction of reading; that bound replaces the query's own. */
function bounds({ from, to, reverse = false }: Query, start: Key | undefined): Bound[] {
  if (start === undefined) return [...bound('>=', from), ...bound('<=', to)];
  return reverse ? [...bound('>=', from), ...bound('<', start.sk)] : [...bound('>', start.sk), ...bound('<=', to)];
}

export function querySql(query: Query, start: Key | undefined): Sql {
  const range = bounds(query, start);
  const where = ['pk = ?', ...range.map(({ text }) => text)].join(' AND ');
  return {
    text: `SELECT pk, sk, size, body FROM item WHERE ${where} ORDER BY sk ${query.reverse === true ? 'DESC' : 'ASC'} LIMIT ?`,
    values: [query.pk, ...range.map(({ value }) => value), query.limit ?? NO_LIMIT],
  };
}

/** In the order of keys, so that no later write can move an item across the place where the next page starts. */
export function scanSql({ limit = NO_LIMIT }: Scan, start: Key | undefined): Sql {
  const where = start === undefined ? '' : 'WHERE (pk, sk) > (?, ?) ';
  return {
    text: `SELECT pk, sk, size, body FROM item ${where}ORDER BY pk, sk LIMIT ?`,
    values: start === undefined ? [limit] : [start.pk, start.sk, limit],
  };
}
