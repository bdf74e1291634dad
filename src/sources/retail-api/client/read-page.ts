import * as z from 'zod/mini';
import { updatedAtOf } from '../mapping/to-order.ts';
import type { HttpAnswer } from './http.ts';
import type { Resource } from './page-request.ts';

/** One page as the shop sent it. `dateMs`: the shop's own clock when it answered. */
export type Page = {
  readonly records: readonly unknown[];
  readonly nextCursor: string | undefined;
  readonly reachedMs: number | undefined;
  readonly dateMs: number | undefined;
};

/** A page, or what is wrong with the answer: worth asking again, since bodies break on the way. */
export type PageReading = { readonly kind: 'page'; readonly page: Page } | { readonly kind: 'spoilt'; readonly says: string };

const NextCursor = z.nullable(z.string().check(z.minLength(1), z.maxLength(2_000)));

const ENVELOPES = {
  orders: z.object({ orders: z.array(z.unknown()), nextCursor: NextCursor }),
  products: z.object({ products: z.array(z.unknown()), nextCursor: NextCursor }),
} satisfies Record<Resource, z.ZodMiniType>;

const parseJson = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
};

const readDate = (date: string | undefined): number | undefined => {
  const ms = Date.parse(date ?? '');
  return Number.isNaN(ms) ? undefined : ms;
};

const readRecords = (body: string, resource: Resource): { records: readonly unknown[]; nextCursor: string | null } | undefined => {
  const parsed = ENVELOPES[resource].safeParse(parseJson(body));
  if (!parsed.success) return undefined;
  const { nextCursor } = parsed.data;
  return { records: 'orders' in parsed.data ? parsed.data.orders : parsed.data.products, nextCursor };
};

/** What the records of a page can be: from where the page before ended, if there was one, up to the end of the range. */
export type Bounds = { readonly sinceMs?: number; readonly beforeMs?: number };

const isWithin = (
  instants: readonly number[],
  { sinceMs = Number.NEGATIVE_INFINITY, beforeMs = Number.POSITIVE_INFINITY }: Bounds,
): boolean => instants.every((ms) => ms >= sinceMs && ms < beforeMs);

const isSorted = (instants: readonly number[]): boolean => instants.every((ms, index) => index === 0 || ms >= (instants[index - 1] ?? ms));

/** Reads the body of an answer of 200. Records are not looked at but for when they changed: one bad record spoils no page. */
export const readPage = ({ body, date }: HttpAnswer, resource: Resource, bounds: Bounds): PageReading => {
  const read = readRecords(body, resource);
  if (read === undefined)
    return { kind: 'spoilt', says: `its body is not JSON with "${resource}" (a list) and "nextCursor" (text or null)` };
  const instants = read.records.flatMap((record) => updatedAtOf(record) ?? []);
  if (!isSorted(instants)) return { kind: 'spoilt', says: `its ${resource} are not sorted by updatedAt, then id` };
  if (!isWithin(instants, bounds))
    return { kind: 'spoilt', says: `its ${resource} were changed outside of what was asked for, or lie before the cursor` };
  const { records, nextCursor } = read;
  return { kind: 'page', page: { records, nextCursor: nextCursor ?? undefined, reachedMs: instants.at(-1), dateMs: readDate(date) } };
};
