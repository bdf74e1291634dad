import * as z from 'zod/mini';

/** An object that has these fields and no other; the error for another lists what is allowed. */
export const fields = <Shape extends z.core.$ZodLooseShape>(shape: Shape) => {
  const names = Object.keys(shape).join(', ');
  return z.strictObject(shape, {
    error: ({ code }) =>
      code === 'unrecognized_keys' ? `unknown field; allowed are ${names}` : `must be an object with fields of ${names}`,
  });
};

/** One of these words. */
export const oneOf = <const Words extends readonly string[]>(words: Words) =>
  z.enum(words, { error: `must be one of ${words.join(', ')}` });

/** The name of a column, as it stands in the file's header. */
export const Column = z.string({ error: 'must be the name of a column' }).check(z.minLength(1, 'must be the name of a column'));

/** A line of a file, the first of which is 1. */
export const LineNumber = z.int({ error: 'must be the number of a line, e.g. 8' }).check(z.gte(1, 'must be the number of a line, e.g. 8'));

const COLUMNS = 'must be the name of a column, or a list of names';

/** A column, or several whose amounts are added. */
export const Columns = z.union([Column, z.array(Column).check(z.minLength(1, COLUMNS))], { error: COLUMNS });
const CHOICE =
  'must be the name of a column, a list of names of which the first that is not blank counts, or { "always": TEXT } for all rows';

/** What holds of all rows, where the file has no column of it. */
const Always = fields({ always: z.string({ error: 'must be text' }).check(z.minLength(1, 'must be text')) });

/** A column, or what holds of all rows. */
export const ColumnOrAlways = z.union([Column, Always], { error: 'must be the name of a column, or { "always": TEXT } for all rows' });

/** One column, or several of which the first that is not blank counts, or what holds of all rows. */
export const ColumnChoice = z.union([Column, z.array(Column).check(z.minLength(1, CHOICE)), Always], { error: CHOICE });
export type ColumnChoice = string | readonly string[] | { readonly always: string };

export const isAlways = (field: object | string): field is { readonly always: string } => typeof field === 'object' && 'always' in field;

export const columnsOfChoice = (choice: ColumnChoice): readonly string[] => {
  if (isAlways(choice)) return [];
  return typeof choice === 'string' ? [choice] : choice;
};
