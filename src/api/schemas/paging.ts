import * as z from 'zod/mini';

export const Cursor = z.string().check(z.maxLength(2_000), z.describe('the `nextCursor` of the page before; left out for the first'));

export const NextCursor = z.nullable(z.string().check(z.describe('asks for the page that follows; null on the last')));

/** How many of something a page has; decimal text, for it comes from an address. */
export const limitOf = (most: number, what: string) =>
  z.string().check(
    z.regex(/^[1-9][0-9]{0,5}$/, `a whole number from 1 to ${most}`),
    z.refine((text) => Number(text) <= most, `a whole number from 1 to ${most}`),
    z.describe(`${what}, from 1 to ${most}`),
  );
