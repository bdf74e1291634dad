import * as z from 'zod/mini';
import { Column, fields } from './fields.ts';
import { TimeFormat } from './time-format.ts';

const COLUMNS = 'must be the name of a column, or a list of names whose texts are joined by a space';

/** A column of instants, and how it writes them; or several, e.g. of the day and of the time, whose texts are joined by a space. */
export const TimeColumn = fields({
  column: z.union([Column, z.array(Column).check(z.minLength(1, COLUMNS))], { error: COLUMNS }),
  format: z.optional(TimeFormat),
});
export type TimeColumn = z.infer<typeof TimeColumn>;

/** What columns of one instant say together. */
export const joinTexts = (texts: readonly string[]): string => texts.filter((text) => text !== '').join(' ');

export const timeColumns = ({ column }: TimeColumn): readonly string[] => (typeof column === 'string' ? [column] : column);
