import * as z from 'zod/mini';
import { Column, fields } from './fields.ts';
import { TimeFormat } from './time-format.ts';

/** A column of instants, and how it writes them. */
export const TimeColumn = fields({ column: Column, format: z.optional(TimeFormat) });
export type TimeColumn = z.infer<typeof TimeColumn>;
