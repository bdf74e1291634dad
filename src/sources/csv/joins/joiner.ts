import { type CompiledJoin, MATCHED } from '../mapping/compile-joins.ts';
import type { Mapping } from '../mapping/mapping.ts';
import type { SourceRow } from '../source-row.ts';
import type { Found, Lookups } from '../staging/lookups.ts';
import type { JoinCount } from '../tally.ts';

const KNOWN_AT_MOST = 20_000;

/** Gives rows the cells of their look-up rows, and counts the look-up rows that no row named. */
export type Joiner = { readonly join: (row: SourceRow) => SourceRow; readonly count: () => Record<string, JoinCount> };

// A slice of the file as a key would keep its whole chunk in memory.
const copy = (text: string): string => Buffer.from(text).toString();

/** Finds look-up rows, with a memory: rows of one order, or of one product, name the same. */
const createFinder = ({ name }: CompiledJoin, lookups: Lookups): ((key: readonly string[]) => Found | undefined) => {
  const known = new Map<string, Found | undefined>();
  return (key) => {
    const text = key.join('\0');
    const before = known.get(text);
    if (before !== undefined || known.has(text)) return before;
    if (known.size >= KNOWN_AT_MOST) known.clear();
    const found = lookups.find(name, key);
    known.set(copy(text), found);
    return found;
  };
};

/** Numbers of rows that were named; a byte for each row, so that a million cost a megabyte. */
const createMarks = () => {
  let marks = new Uint8Array(1024);
  return {
    add: (number: number): void => {
      if (number >= marks.length) {
        const larger = new Uint8Array(Math.max(number + 1, marks.length * 2));
        larger.set(marks);
        marks = larger;
      }
      marks[number] = 1;
    },
    has: (number: number): boolean => marks[number] === 1,
  };
};

const blanks = (count: number): string[] => new Array<string>(count).fill('');

export const createJoiner = ({ joins, columns }: Mapping, lookups: Lookups): Joiner => {
  const finders = joins.map((join) => ({ ...join, find: createFinder(join, lookups) }));
  const named = createMarks();
  const cellsOf = (cells: string[]): string[] => {
    for (const { keyOf, find, columns: added } of finders) {
      const key = keyOf(cells);
      const found = key.includes('') ? undefined : find(key);
      if (found === undefined) cells.push(...blanks(added.length + 1));
      else {
        named.add(found.number);
        cells.push(MATCHED, ...found.cells.slice(0, added.length));
      }
    }
    return cells;
  };
  const count = (name: string): JoinCount => {
    let rows = 0;
    let used = 0;
    for (const number of lookups.numbers(name)) {
      rows += 1;
      used += named.has(number) ? 1 : 0;
    }
    return { rows, unused: rows - used };
  };
  return {
    join: (row) => {
      if (joins.length === 0) return row;
      const cells = row.fault === undefined ? cellsOf([...row.cells]) : [...row.cells, ...blanks(columns.length - row.cells.length)];
      return { ...row, cells };
    },
    count: () => Object.fromEntries(joins.map(({ name }) => [name, count(name)])),
  };
};
