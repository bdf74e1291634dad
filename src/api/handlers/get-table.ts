import * as z from 'zod/mini';
import type { DayRange } from '../../domain/cover.ts';
import { Day } from '../../domain/time/day.ts';
import { CURSOR_FAULT, decodeCursor, encodeCursor } from '../cursor.ts';
import { readReportParams } from '../read-report-params.ts';
import type { Row } from '../reports/report.ts';
import type { Params } from '../request.ts';
import { refuse, refuseFaults } from '../response.ts';
import { queryRoute } from '../route.ts';
import { Cursor, limitOf } from '../schemas/paging.ts';
import { Basis, RANGE } from '../schemas/report-parameters.ts';
import type { TablePage } from '../schemas/table-schemas.ts';
import { readPage } from '../tables/read-page.ts';
import { columnsOfTable, TABLE_DEFINITIONS, type TableColumn } from '../tables/table-definitions.ts';

const DEFAULT_LIMIT = 10_000;
const MOST = 50_000;

const NAMES = TABLE_DEFINITIONS.map(({ name }) => name);

/** The first day of the page that a cursor asks for; undefined for what is none of this range. */
const firstDay = (cursor: string | undefined, { from, to }: DayRange): Day | undefined => {
  if (cursor === undefined) return from;
  const day = Day.safeParse(decodeCursor(cursor)?.join());
  return day.success && from < day.data && day.data <= to ? day.data : undefined;
};

const dataOf = (rows: readonly Row[], columns: readonly TableColumn[], format: 'columns' | 'objects') =>
  format === 'objects' ? rows : rows.map((row) => columns.map(({ name }) => row[name] ?? null));

/** What is asked of the report, without what is left out. */
const stated = (question: { readonly [name: string]: string | undefined }): Params =>
  Object.fromEntries(Object.entries(question).filter((entry): entry is [string, string] => entry[1] !== undefined));

const addressOf = (asked: Params, cursor: string): string =>
  new URLSearchParams({ ...Object.fromEntries(Object.entries(asked).map(([name, value]) => [name, String(value)])), cursor }).toString();

export const getTable = queryRoute<typeof TablePage>()({
  id: 'getTable',
  method: 'GET',
  path: '/v1/tables/{table}',
  scope: 'read',
  summary: 'A page of a flat table',
  says: 'The rows of reports by day, for Superset, Redash and whatever likes tables. Pages have whole days; follow `nextCursor`, or the header Link, to the last.',
  pathShape: { table: z.enum(NAMES).check(z.describe('which table')) },
  query: {
    ...RANGE,
    basis: z.optional(Basis),
    cursor: z.optional(Cursor),
    limit: z.optional(limitOf(MOST, `rows to a page, of which only the first day may have more (default: ${DEFAULT_LIMIT})`)),
    format: z.optional(z.enum(['columns', 'objects']).check(z.describe('rows as lists, or as objects (default: columns)'))),
  },
  holds: true,
  media: ['application/json'],
  refusals: [],
  handle: async ({ path: { table: name }, query: asked, params, spent }, effects) => {
    const table = TABLE_DEFINITIONS.find((known) => known.name === name);
    if (table === undefined) return refuse('not-found', 'no such table');
    const { cursor, limit = DEFAULT_LIMIT, format = 'columns', ...question } = asked;
    const parsed = readReportParams(table.report, { ...stated(question), grain: 'day' });
    if (parsed.kind === 'faults') return refuseFaults(parsed.faults);
    const from = firstDay(cursor, parsed.query.range);
    if (from === undefined) return refuseFaults([{ parameter: 'cursor', value: String(cursor), allowed: CURSOR_FAULT }]);
    const { rows, next, meta } = await readPage(table, { query: parsed.query, from, limit }, effects.reportEffects(effects));
    const columns = columnsOfTable(table);
    const nextCursor = next === undefined ? null : encodeCursor(next);
    const body = { table: name, columns, data: dataOf(rows, columns, format), nextCursor, meta: { ...meta, readUnits: spent() } };
    return { kind: 'json', body, ...(nextCursor !== null && { next: addressOf(params, nextCursor) }) };
  },
});
