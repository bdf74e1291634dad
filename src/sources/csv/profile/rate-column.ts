import * as z from 'zod/mini';
import { Column, fields, oneOf } from './fields.ts';

const WithUnit = fields({ column: Column, unit: z.optional(oneOf(['fraction', 'percent'])) });

/** A column of rates: 0.15 means 15 %, or with the unit `percent` 15 does. A cell such as `15%` says it itself. */
export const RateColumn = z.union([Column, WithUnit], {
  error: 'must be the name of a column, or { "column": NAME, "unit": "fraction" or "percent" }',
});
export type RateColumn = z.infer<typeof RateColumn>;

/** The column, and whether its numbers are per cent. */
export const rateUnit = (rate: RateColumn): { readonly column: string; readonly isPercent: boolean } =>
  typeof rate === 'string' ? { column: rate, isPercent: false } : { column: rate.column, isPercent: rate.unit === 'percent' };
