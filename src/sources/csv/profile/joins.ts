import * as z from 'zod/mini';
import { ENCODINGS } from '../text/decode.ts';
import { Column, fields, LineNumber, oneOf } from './fields.ts';
import { TimeColumn, timeColumns } from './time-column.ts';

const DayOf = fields({ dayOf: TimeColumn });

const KeyPart = z.union([Column, DayOf], {
  error: 'must be a column of the rows, or { "dayOf": { "column": NAME, "format": … } } for its day',
});
export type KeyPart = z.infer<typeof KeyPart>;

const Key = z
  .record(Column, KeyPart, { error: 'must be an object of look-up columns, each with the column of the rows that it equals' })
  .check(z.refine((on) => Object.keys(on).length > 0, 'must name at least one look-up column'));

const Join = fields({
  on: Key,
  optional: z.optional(z.boolean({ error: 'must be true or false' })),
  delimiter: z.optional(oneOf([',', ';', '\t', '|'])),
  encoding: z.optional(oneOf(ENCODINGS)),
  headerLine: z.optional(LineNumber),
});
export type Join = z.infer<typeof Join>;

const Name = z.string().check(z.regex(/^[A-Za-z][A-Za-z0-9_-]{0,39}$/, 'a join has a name of letters, digits, _ and -, e.g. "Order"'));

/** The columns of the rows that a part of the key is read from. */
export const columnsOfPart = (part: KeyPart): readonly string[] => (typeof part === 'string' ? [part] : timeColumns(part.dayOf));

/** The join whose column this is, `Join.Column`; undefined for a column of the rows themselves. */
export const joinOfColumn = (column: string, names: readonly string[]): string | undefined =>
  names.find((name) => column.startsWith(`${name}.`));

const hangsOnEarlier = (joins: Readonly<Record<string, Join>>): boolean => {
  const names = Object.keys(joins);
  return Object.entries(joins).every(([name, { on }]) => {
    const earlier = names.slice(0, names.indexOf(name));
    return Object.values(on)
      .flatMap(columnsOfPart)
      .every((column) => {
        const join = joinOfColumn(column, names);
        return join === undefined || earlier.includes(join);
      });
  });
};

/** Look-up files by name: each row of the base file has at most one row in each. A join may hang on a column of an earlier one. */
export const Joins = z
  .record(Name, Join, { error: 'must be an object of joins by name' })
  .check(z.refine(hangsOnEarlier, 'a join may hang only on columns of the rows and of joins before it'));
