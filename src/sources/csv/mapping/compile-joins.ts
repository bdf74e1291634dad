import type { Zone } from '../../../domain/time/zone.ts';
import { localDay } from '../../../domain/time/zone.ts';
import type { KeyPart } from '../profile/joins.ts';
import { columnsOfPart } from '../profile/joins.ts';
import type { JoinLayout } from '../profile/layout.ts';
import { joinTexts, type TimeColumn } from '../profile/time-column.ts';
import type { Fault } from '../source-row.ts';
import type { Cells } from './compile-condition.ts';
import { shown } from './fault.ts';
import type { TimeReader } from './read-time.ts';

/** A join made ready for rows of cells. `at` is the place of its mark, behind which the cells of its columns follow. */
export type CompiledJoin = JoinLayout & {
  readonly at: number;
  /** The texts that the look-up row must have in the columns of the key, in their order. */
  readonly keyOf: (cells: Cells) => readonly string[];
};

/** Stands at a join's mark where the row has found its row. */
export const MATCHED = '1';

/** The column that holds a join's mark; no column of a file has this name. */
export const markOf = (name: string): string => `${name}.`;

/** The columns that a join adds to each row. */
export const joinedColumns = ({ name, columns }: JoinLayout): string[] => [markOf(name), ...columns.map((column) => `${name}.${column}`)];

export type JoinContext = {
  readonly columns: readonly string[];
  readonly zone: Zone;
  readonly readTime: (column: TimeColumn) => TimeReader;
};

const partReader = (part: KeyPart, { columns, zone, readTime }: JoinContext): ((cells: Cells) => string) => {
  const places = columnsOfPart(part).map((column) => columns.indexOf(column));
  const textOf = (cells: Cells): string => joinTexts(places.map((at) => cells[at] ?? ''));
  if (typeof part === 'string') return textOf;
  const read = readTime(part.dayOf);
  return (cells) => {
    const time = read(textOf(cells));
    return time.kind === 'read' ? localDay(zone, time.second) : '';
  };
};

export const compileJoin = (layout: JoinLayout, context: JoinContext): CompiledJoin => {
  const readers = Object.values(layout.join.on).map((part) => partReader(part, context));
  return { ...layout, at: context.columns.indexOf(markOf(layout.name)), keyOf: (cells) => readers.map((read) => read(cells)) };
};

/** The first join that the row needs and has no row of, as a fault. */
export const unmatchedFault = (joins: readonly CompiledJoin[], cells: Cells): Fault | undefined => {
  const missed = joins.find(({ join, at }) => join.optional !== true && cells[at] !== MATCHED);
  if (missed === undefined) return undefined;
  const { name, keys, join } = missed;
  const columns = Object.values(join.on).map((part) => columnsOfPart(part).join(' '));
  const key = missed.keyOf(cells).map((text, index) => `${columns[index]} is ${shown(text)}`);
  const remedy = `Add the row to the file, correct the key, or say "optional": true of the join in the profile`;
  return { reason: 'join-unmatched', detail: `${key.join(', ')}: the file of join ${name} has no such ${keys.join(', ')}. ${remedy}.` };
};
