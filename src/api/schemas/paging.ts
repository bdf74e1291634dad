import * as z from 'zod/mini';

export const Cursor = z.string().check(z.maxLength(2_000), z.describe('the `nextCursor` of the page before; left out for the first'));

export const NextCursor = z.nullable(z.string().check(z.describe('asks for the page that follows; null on the last')));

/** How many of something a page has: decimal text in an address, a number inside. */
export const limitOf = (most: number, what: string) => {
  const digits = z.string().check(z.regex(/^\d{1,6}$/, `a whole number from 1 to ${most}`));
  const bounded = z.int().check(z.gte(1), z.lte(most), z.describe(`${what}, from 1 to ${most}`));
  return z.pipe(z.pipe(digits, z.transform(Number)), bounded);
};
