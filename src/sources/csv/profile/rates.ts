import * as z from 'zod/mini';
import { CurrencyCode } from '../../../domain/money/currency.ts';
import { Day } from '../../../domain/time/day.ts';

const Rate = z
  .string({ error: 'must be decimal text, e.g. "0.8573"' })
  .check(z.regex(/^(?=.*[1-9])\d{1,12}(\.\d{1,12})?$/, 'must be decimal text above 0, e.g. "0.8573"'));

const ByDay = z.record(Day, Rate);

/** Shop units for one of a currency: one rate, or rates by the day from which each holds. */
export const Rates = z.record(
  CurrencyCode,
  z.union([Rate, ByDay], { error: 'must be a rate as text, e.g. "0.8573", or rates by first day, e.g. { "2024-01-01": "0.8573" }' }),
);
export type Rates = z.infer<typeof Rates>;
