import * as z from 'zod/mini';
import { Day } from '../../domain/time/day.ts';
import { readLedgerDay } from '../../store/read-ledger.ts';
import { CURSOR_FAULT } from '../cursor.ts';
import { decodePlace, encodePlace } from '../orders/day-cursor.ts';
import { dayRows } from '../orders/event-row.ts';
import { refuseFaults } from '../response.ts';
import { queryRoute } from '../route.ts';
import type { DayOrders } from '../schemas/order-schemas.ts';
import { Cursor, limitOf } from '../schemas/paging.ts';

const DEFAULT_LIMIT = 100;
const MOST = 500;

export const listOrders = queryRoute<typeof DayOrders>()({
  id: 'listOrders',
  method: 'GET',
  path: '/v1/orders',
  scope: 'read',
  summary: "The orders behind a day's figures",
  says: 'Every sale, return and payment of one day of the shop, from the ledger. The rows of all pages sum to `/v1/reports/sales` of that day.',
  pathShape: {},
  query: {
    day: Day.check(z.meta({ description: 'a day of the shop, e.g. 2026-01-31', format: 'date', examples: ['2026-01-31'] })),
    cursor: z.optional(Cursor),
    limit: z.optional(limitOf(MOST, `orders to look at for a page (default: ${DEFAULT_LIMIT})`)),
  },
  media: ['application/json'],
  refusals: [],
  handle: async ({ query: { day, cursor, limit = DEFAULT_LIMIT }, spent }, { table, shop }) => {
    const from = cursor === undefined ? undefined : decodePlace(cursor);
    if (cursor !== undefined && from === undefined) return refuseFaults([{ parameter: 'cursor', value: cursor, allowed: CURSOR_FAULT }]);
    const { zone, currency } = shop;
    const { entries, next } = await readLedgerDay(table, { zone, day, limit, ...(from !== undefined && { from }) });
    const nextCursor = next === undefined ? null : encodePlace(next);
    const body = { day, zone, currency, rows: entries.flatMap(dayRows), nextCursor, readUnits: spent() };
    return { kind: 'json', body, ...(nextCursor !== null && { next: `day=${day}&limit=${limit}&cursor=${nextCursor}` }) };
  },
});
