import * as z from 'zod/mini';
import { Column, fields, oneOf } from './fields.ts';

const WithUnit = fields({ column: Column, unit: z.optional(oneOf(['fraction', 'percent'])) });

const Always = fields({
  always: z
    .string({ error: 'must be a rate as text, e.g. "0.2"' })
    .check(z.regex(/^(0(\.\d{1,12})?|1(\.0{1,12})?)$/, 'must be a rate from 0 to 1 as text, e.g. "0.2"')),
});

/** A column of rates: 0.15 means 15 %, or with the unit `percent` 15 does. A cell such as `15%` says it itself. Or one rate for all rows. */
export const RateColumn = z.union([Column, WithUnit, Always], {
  error:
    'must be the name of a column, { "column": NAME, "unit": "fraction" or "percent" }, or { "always": "0.2" } for one rate of all rows',
});
export type RateColumn = z.infer<typeof RateColumn>;

/** The column, and whether its numbers are per cent. */
export const rateUnit = (
  rate: Exclude<RateColumn, { readonly always: string }>,
): { readonly column: string; readonly isPercent: boolean } =>
  typeof rate === 'string' ? { column: rate, isPercent: false } : { column: rate.column, isPercent: rate.unit === 'percent' };
