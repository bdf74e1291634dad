import { columnsOf } from './columns.ts';
import { type Join, joinOfColumn } from './joins.ts';
import type { Profile } from './profile.ts';

/** What a profile reads of a look-up file: the columns of its key, and others, by their names in that file. */
export type JoinLayout = {
  readonly name: string;
  readonly join: Join;
  readonly keys: readonly string[];
  readonly columns: readonly string[];
};

/** In which file each column that the profile reads stands. */
export type Layout = { readonly base: readonly string[]; readonly joins: readonly JoinLayout[] };

export const layoutOf = (profile: Profile): Layout => {
  const columns = columnsOf(profile);
  const joins = Object.entries(profile.joins ?? {});
  const names = joins.map(([name]) => name);
  return {
    base: columns.filter((column) => joinOfColumn(column, names) === undefined),
    joins: joins.map(([name, join]) => ({
      name,
      join,
      keys: Object.keys(join.on),
      columns: columns.filter((column) => column.startsWith(`${name}.`)).map((column) => column.slice(name.length + 1)),
    })),
  };
};

const quoted = (names: readonly string[]): string => [...new Set(names)].map((name) => `"${name}"`).join(', ');

/** A line for each look-up file that the profile needs, with the columns that it needs of it. */
export const describeJoins = ({ joins }: Layout): string[] =>
  joins.map(({ name, keys, columns }) => `--join ${name}=FILE with the columns ${quoted([...keys, ...columns])}`);
