import { addDays, type Day } from '../../domain/time/day.ts';
import { answerReport, type ReportEffects } from '../reports/answer-report.ts';
import type { Cell, Report, Row } from '../reports/report.ts';
import type { ReportQuery } from '../reports/report-query.ts';
import { rememberReads } from './remember-reads.ts';
import type { TableDefinition } from './table-definitions.ts';

/** `query` is what its address asks of the table, by day; a page begins with the day `from`, and has whole days. */
export type PageRequest = { readonly query: ReportQuery; readonly from: Day; readonly limit: number };

export type Page = { readonly rows: readonly Row[]; readonly next: Day | undefined; readonly meta: Report['meta'] };

type Dated = { readonly day: Cell; readonly row: Row };

const datedRows = ({ parts }: TableDefinition, reports: readonly Report[]): Dated[] => {
  const rows = reports.flatMap((report, index) =>
    report.rows.map(({ period = null, ...row }): Dated => {
      const metrics = report.columns.flatMap(({ name, unit }) => (unit === 'label' ? [] : [[name, row[name] ?? null] as const]));
      return { day: period, row: { day: period, ...parts[index]?.labelsOf(row), ...Object.fromEntries(metrics) } };
    }),
  );
  // Stable, so within a day the rows stay in the order of their reports.
  return rows.sort((a, b) => (String(a.day) < String(b.day) ? -1 : Number(a.day !== b.day)));
};

/** Where to cut so that a page has whole days and, unless its first day alone has more, at most `limit` rows. */
const wholeDays = (rows: readonly Dated[], limit: number): number => {
  if (rows.length <= limit) return rows.length;
  const cutDay = rows[limit]?.day;
  const start = rows.findIndex(({ day }) => day === cutDay);
  const end = rows.findIndex(({ day }, index) => index > start && day !== cutDay);
  if (start > 0) return start;
  return end === -1 ? rows.length : end;
};

const earlier = (a: Day, b: Day): Day => (a < b ? a : b);

const metaOf = ([first, ...rest]: readonly Report[]): Report['meta'] | undefined =>
  first &&
  (rest.length === 0 ? first.meta : { ...first.meta, by: [], unanswered: [first, ...rest].flatMap(({ meta }) => meta.unanswered) });

/** One page of a table, from the reports that it is made of. */
export const readPage = async (table: TableDefinition, { query, from, limit }: PageRequest, effects: ReportEffects): Promise<Page> => {
  const to = earlier(query.range.to, addDays(from, table.daysAtATime - 1));
  const remembering = { ...effects, reader: rememberReads(effects.reader) };
  const reports: Report[] = [];
  for (const { by } of table.parts) reports.push(await answerReport({ ...query, range: { from, to }, by }, remembering));
  const meta = metaOf(reports);
  if (meta === undefined) throw new RangeError(`the table ${table.name} is made of no report`);
  const dated = datedRows(table, reports);
  const end = wholeDays(dated, limit);
  const cut = dated[end]?.day;
  const next = cut === undefined ? addDays(to, 1) : (cut as Day);
  return { rows: dated.slice(0, end).map(({ row }) => row), next: next > query.range.to ? undefined : next, meta };
};
