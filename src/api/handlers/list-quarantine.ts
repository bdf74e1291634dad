import * as z from 'zod/mini';
import { listQuarantinePage, type QuarantinePlace } from '../../pipeline/quarantine.ts';
import { CURSOR_FAULT, decodeCursor, encodeCursor } from '../cursor.ts';
import { refuseFaults } from '../response.ts';
import { queryRoute } from '../route.ts';
import { Cursor, limitOf } from '../schemas/paging.ts';
import type { Quarantine } from '../schemas/quarantine-schemas.ts';

const DEFAULT_LIMIT = 100;
const MOST = 500;

const Place = z.tuple([z.iso.datetime(), z.string().check(z.regex(/^[0-9a-f]{16}$/))]);

const readPlace = (cursor: string): QuarantinePlace | undefined => {
  const place = Place.safeParse(decodeCursor(cursor));
  return place.success ? { receivedAt: place.data[0], id: place.data[1] } : undefined;
};

export const listQuarantine = queryRoute<typeof Quarantine>()({
  id: 'listQuarantine',
  method: 'GET',
  path: '/v1/quarantine',
  scope: 'read',
  summary: 'What could not be taken',
  says: 'Each record with the reason and the remedy, the oldest first. `POST /v1/quarantine/{id}/replay` takes one through the door again.',
  pathShape: {},
  query: { cursor: z.optional(Cursor), limit: z.optional(limitOf(MOST, `records to a page (default: ${DEFAULT_LIMIT})`)) },
  media: ['application/json'],
  refusals: [],
  handle: async ({ query: { cursor, limit = DEFAULT_LIMIT } }, effects) => {
    const after = cursor === undefined ? undefined : readPlace(cursor);
    if (cursor !== undefined && after === undefined) return refuseFaults([{ parameter: 'cursor', value: cursor, allowed: CURSOR_FAULT }]);
    const { records, next } = await listQuarantinePage({ limit, ...(after !== undefined && { after }) }, effects);
    const nextCursor = next === undefined ? null : encodeCursor(next.receivedAt, next.id);
    const listed = records.map(({ id, receivedAt, expiresAt, reason, origin, detail }) => ({
      id,
      receivedAt,
      expiresAt: new Date(expiresAt * 1000).toISOString(),
      reason,
      origin,
      detail,
    }));
    return {
      kind: 'json',
      body: { records: listed, nextCursor },
      ...(nextCursor !== null && { next: `limit=${limit}&cursor=${nextCursor}` }),
    };
  },
});
