import * as z from 'zod/mini';

const isInstant = (text: string): boolean => !Number.isNaN(Date.parse(text));

/** An identifier as text; a number would lose its last digits beyond 2^53. */
export const Id = z
  .string('an id is text, in quotes: a number beyond 2^53 would lose its last digits')
  .check(z.minLength(1), z.maxLength(256), z.describe('Text, never a number: ids beyond 2^53 would lose their last digits.'));

/** An instant as ISO 8601 with its offset from UTC. */
export const Instant = z
  .string()
  .check(
    z.regex(
      /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/,
      'not an instant with its offset, e.g. 2026-01-31T18:00:00Z',
    ),
    z.refine(isInstant, 'no such instant in the calendar'),
    z.describe('ISO 8601 with its offset, e.g. 2026-01-31T18:00:00.250Z or 2026-01-31T19:00:00+01:00.'),
  );

const AMOUNT = 'not decimal text in major units, e.g. "12.50"';

/** An amount in major units of the order's currency, as decimal text. */
export const Amount = z
  .string('an amount is text, in quotes: binary numbers cannot hold cents')
  .check(z.regex(/^\d{1,12}(\.\d{1,6})?$/, AMOUNT), z.describe('Decimal text in major units, e.g. "12.50"; never below zero.'));

/** An amount that may be below zero. */
export const SignedAmount = z
  .string('an amount is text, in quotes: binary numbers cannot hold cents')
  .check(z.regex(/^-?\d{1,12}(\.\d{1,6})?$/, AMOUNT), z.describe('Decimal text in major units, e.g. "12.50" or "-3.00".'));

/** A tax rate as decimal text. */
export const Rate = z
  .string()
  .check(z.regex(/^\d{1,3}(\.\d{1,6})?$/, 'a rate is decimal text, e.g. "0.2" for 20 %'), z.describe('Decimal text, e.g. "0.2" for 20 %.'));

export const Count = z.int('a whole number').check(z.gte(0, 'below zero'), z.lte(100_000_000, 'too large'));

export const Text = z.string().check(z.maxLength(500));
