import { createHash, timingSafeEqual } from 'node:crypto';
import * as z from 'zod/mini';
import { Instant } from '../../../sources/retail-api/contract/scalars.ts';
import { visibleAt } from '../generate/planned-order.ts';
import type { Timeline } from '../generate/timeline.ts';
import { totalsAt } from '../totals/totals.ts';
import { type ChangePage, listPage, orderPage, type PageQuery, type Place } from './change-pages.ts';
import { customersAt, productsAt } from './lists.ts';
import { orderAfter } from './order-at.ts';

export type DemoRequest = { readonly method: string; readonly url: string; readonly authorization: string | undefined };

/** `date` and `retryAfter` are the headers of those names. */
export type DemoAnswer = { readonly status: number; readonly date: string; readonly retryAfter?: string; readonly body: string };

export type DemoShop = { readonly timeline: Timeline; readonly token: string };

type Context = { readonly timeline: Timeline; readonly nowMs: number; readonly query: URLSearchParams };

type Reply = { readonly status: number; readonly content: unknown };

const MOST_RECORDS = 250;
const DEFAULT_RECORDS = 100;

const ok = (content: unknown): Reply => ({ status: 200, content });
const refuse = (status: number, message: string): Reply => ({ status, content: { error: { message } } });

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

const isAllowed = ({ authorization }: DemoRequest, token: string): boolean =>
  timingSafeEqual(digest(authorization ?? ''), digest(`Bearer ${token}`));

const Cursor = z.tuple([z.number(), z.string()]);

const writeCursor = ({ ms, id }: Place): string => Buffer.from(JSON.stringify([ms, id])).toString('base64url');

const readCursor = (cursor: string): Place | undefined => {
  try {
    const [ms, id] = Cursor.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
    return { ms, id };
  } catch {
    return undefined;
  }
};

const readInstant = (query: URLSearchParams, name: string, otherwise: number): number => {
  const text = query.get(name);
  return text === null ? otherwise : Date.parse(Instant.parse(text));
};

const readLimit = (query: URLSearchParams): number => {
  const text = query.get('limit') ?? String(DEFAULT_RECORDS);
  return z.int().check(z.gte(1), z.lte(MOST_RECORDS)).parse(Number(text));
};

const readQuery = (query: URLSearchParams): PageQuery | undefined => {
  try {
    const cursor = query.get('cursor');
    const after = cursor === null ? undefined : readCursor(cursor);
    if (cursor !== null && after === undefined) return undefined;
    const sinceMs = readInstant(query, 'updatedSince', Number.NEGATIVE_INFINITY);
    return { sinceMs, beforeMs: readInstant(query, 'updatedBefore', Number.POSITIVE_INFINITY), after, limit: readLimit(query) };
  } catch {
    return undefined;
  }
};

const paged = (name: string, { query }: Context, page: (asked: PageQuery) => ChangePage<unknown>): Reply => {
  const asked = readQuery(query);
  if (asked === undefined) {
    return refuse(400, `updatedSince and updatedBefore are ISO instants, limit is 1 to ${MOST_RECORDS}, cursor is as given`);
  }
  const { records, next } = page(asked);
  return ok({ [name]: records, nextCursor: next === undefined ? null : writeCursor(next) });
};

const oneOrder = (id: string, { timeline, nowMs }: Context): Reply => {
  timeline.liveUntil(nowMs);
  const order = timeline.orders.find((each) => each.id === id);
  const happenings = order === undefined ? [] : visibleAt(order, nowMs);
  return order === undefined || happenings.length === 0 ? refuse(404, 'no such order') : ok(orderAfter(order, happenings));
};

const totals = ({ timeline, nowMs, query }: Context): Reply => {
  const from = query.get('from') ?? '0000';
  const to = query.get('to') ?? '9999';
  const days = [...totalsAt(timeline, nowMs)].filter(([day]) => day >= from && day <= to).sort(([a], [b]) => (a < b ? -1 : 1));
  return ok({ zone: timeline.plan.zone, currency: 'GBP', days: days.map(([day, figures]) => ({ day, ...figures })) });
};

const route = (path: string, context: Context): Reply => {
  const { timeline, nowMs } = context;
  switch (path) {
    case '/v1/orders':
      return paged('orders', context, (asked) => orderPage(timeline, asked, nowMs));
    case '/v1/products':
      return paged('products', context, (asked) => listPage(productsAt(timeline, nowMs), asked));
    case '/v1/customers':
      return paged('customers', context, (asked) => listPage(customersAt(timeline, nowMs), asked));
    case '/v1/totals':
      return totals(context);
    default: {
      const [, id] = /^\/v1\/orders\/([^/]+)$/.exec(path) ?? [];
      return id === undefined ? refuse(404, 'no such address') : oneOrder(id, context);
    }
  }
};

const reply = (request: DemoRequest, { timeline, token }: DemoShop, nowMs: number): Reply => {
  if (!isAllowed(request, token)) return refuse(401, 'the token is missing or wrong');
  if (request.method !== 'GET') return refuse(405, 'the shop is only read');
  const { pathname, searchParams } = new URL(request.url, 'http://shop');
  return route(pathname, { timeline, nowMs, query: searchParams });
};

/** What the shop answers at an instant. */
export const answerRequest = (request: DemoRequest, shop: DemoShop, nowMs: number): DemoAnswer => {
  const { status, content } = reply(request, shop, nowMs);
  return { status, date: new Date(nowMs).toUTCString(), body: JSON.stringify(content) };
};
