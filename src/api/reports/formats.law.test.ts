import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createCsvReader } from '../../sources/csv/text/csv-reader.ts';
import { answerReport } from './answer-report.ts';
import { anyParams, anyShopOrders, FOLDED } from './arbitrary-shop.fixture.ts';
import { bookOf } from './book.fixture.ts';
import { formatCsv } from './format-csv.ts';
import { formatTable } from './format-table.ts';
import { parseReportQuery } from './parse-report-query.ts';
import { LATER_MS } from './random-shop.fixture.ts';
import type { Cell, Column, Report, Row } from './report.ts';

const WIDEST_LABEL = 48;

/** The cells of a CSV file, read as imports read theirs. */
const recordsOf = (text: string): string[][] => {
  const records: string[][] = [];
  const reader = createCsvReader(',', ({ cells, fault }) => {
    assert.equal(fault, undefined);
    records.push([...cells]);
  });
  reader.push(text);
  reader.end();
  return records;
};

const ENDINGS: Readonly<Record<string, string>> = { now: '', comparable: 'Comparable', before: 'Previous', change: 'Change' };

/** The names of columns under headings: those of a comparison have the metric over what it is, was, and its change. */
const namesUnder = (headings: string, kinds: readonly string[], starts: readonly number[]): string[] => {
  const metrics = [...headings.matchAll(/\S+/g)];
  return kinds.map((kind, at) => {
    const metric = metrics.findLast(({ index }) => index <= (starts[at] ?? 0));
    return metric === undefined ? kind : `${metric[0]}${ENDINGS[kind.trim()] ?? kind}`;
  });
};

/** The cells of a table on a terminal, cut where its rule says; the first are the names of its columns. */
const cellsOfTable = (table: string): string[][] => {
  const lines = (table.split('\n\n')[0] ?? '').split('\n');
  const ruleAt = lines.findIndex((line) => line.startsWith('─'));
  const widths = (lines[ruleAt] ?? '').split('  ').map((rule) => rule.length);
  const starts = widths.map((_, index) => widths.slice(0, index).reduce((sum, width) => sum + width + 2, 0));
  const cut = (line: string): string[] =>
    widths.map((width, index) => [...line].slice(starts[index], (starts[index] ?? 0) + width).join(''));
  const header = cut(lines[ruleAt - 1] ?? '');
  const names = ruleAt === 2 ? namesUnder(lines[0] ?? '', header, starts) : header;
  return [
    names,
    ...lines
      .slice(ruleAt)
      .filter((line) => line !== '' && line !== lines[ruleAt])
      .map(cut),
  ];
};

/** The minor units of decimal text, which must have just the currency's digits. */
const minorOf = (text: string, digits: number): number => {
  assert.match(text, digits === 0 ? /^-?\d+$/ : new RegExp(`^-?\\d+\\.\\d{${digits}}$`));
  return Number(text.replace('.', ''));
};

const numberOf = (text: string, { unit }: Column, { meta }: Report): number =>
  unit === 'money' ? minorOf(text, meta.digits) : Number(text);

const isLabel = (cell: Cell | undefined): cell is string => typeof cell === 'string';

/** How the record of a row is to be read, whatever wrote it: `total` stands where the totals have no label. */
const recordedRows = ({ columns, rows, totals }: Report): Row[] => [...rows, { ...totals, [columns[0]?.name ?? '']: 'total' }];

const printed = (label: string): string => label.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ' ').trim();

const checkCsv = (report: Report): void => {
  const { columns } = report;
  const { text, neutralised } = formatCsv(report);
  const [header, ...records] = recordsOf(text);
  assert.deepEqual(
    header,
    columns.map(({ name }) => name),
  );
  let apostrophes = 0;
  const read = records.map((record) =>
    columns.map((column, index): Cell => {
      const cell = record[index] ?? '';
      if (column.unit === 'label') return cell;
      return cell === '' ? null : numberOf(cell, column, report);
    }),
  );
  const wanted = recordedRows(report).map((row, at) =>
    columns.map(({ name }, index): Cell => {
      const cell = row[name] ?? null;
      if (columns[index]?.unit !== 'label') return cell;
      const label = String(cell ?? '');
      const isMade = isLabel(cell) && records[at]?.[index] === `'${label}`;
      if (isMade) apostrophes += 1;
      return isMade ? `'${label}` : label;
    }),
  );
  assert.deepEqual(read, wanted);
  assert.equal(apostrophes, neutralised);
};

const cellOfTable = (text: string, column: Column, report: Report): Cell => {
  if (column.unit === 'label') return text;
  return text === '–' || text === '' ? null : numberOf(text, column, report);
};

/** The rows that a table shows, a label of nothing as it is printed. */
const printedRows = (report: Report): Cell[][] => {
  const rows = recordedRows(report);
  const marked = new Set(report.meta.partial.map(({ period }) => period));
  return rows.map((row, at) =>
    report.columns.map(({ name, unit }): Cell => {
      const cell = row[name] ?? null;
      if (unit !== 'label') return cell;
      if (cell === null) return at === rows.length - 1 ? '' : '–';
      return (cell === '' ? '""' : printed(String(cell))) + (name === 'period' && marked.has(String(cell)) ? ' *' : '');
    }),
  );
};

/** One row stands upright: a metric a line, in columns that each end the names of the report's own. */
const checkUpright = (report: Report, [header = [], ...lines]: string[][]): void => {
  const kinds = header.slice(1).map((kind) => kind.trim());
  const endings = kinds.map((kind) => (kind.replace(/ \*$/, '') === report.rows[0]?.period ? '' : (ENDINGS[kind] ?? kind)));
  const shown = lines.flatMap(([metric = '', ...cells]) =>
    cells.map((cell, index): [string, Cell] => {
      const column = report.columns.find(({ name }) => name === `${metric.trim()}${endings[index]}`);
      assert.ok(column, `${metric}${endings[index]}`);
      return [column.name, cellOfTable(cell.trim(), column, report)];
    }),
  );
  const metrics = report.columns.filter(({ unit }) => unit !== 'label').map(({ name }) => name);
  assert.deepEqual(Object.fromEntries(shown), Object.fromEntries(metrics.map((name) => [name, report.totals[name] ?? null])));
};

const checkTable = (report: Report): void => {
  const { columns } = report;
  const [header, ...records] = cellsOfTable(formatTable(report));
  if (header?.[0]?.trim() === 'metric') return checkUpright(report, [header, ...records]);
  assert.deepEqual(
    header?.map((name) => name.trim()),
    columns.map(({ name }) => name),
  );
  const wanted = printedRows(report);
  // A label that was cut is longer than this; the formats without a width have it whole.
  assert.ok(wanted.flat().every((cell) => typeof cell !== 'string' || [...cell].length <= WIDEST_LABEL));
  const read = records.map((record) => columns.map((column, index) => cellOfTable((record[index] ?? '').trim(), column, report)));
  assert.deepEqual(read, wanted);
};

test('Formats: JSON, CSV and the table show the same numbers and labels', async () => {
  await fc.assert(
    fc.asyncProperty(anyShopOrders, fc.array(anyParams, { minLength: 4, maxLength: 8 }), async (orders, asked) => {
      const book = bookOf(orders, FOLDED);
      for (const params of asked) {
        const parsed = parseReportQuery(params);
        assert.ok(parsed.kind === 'query');
        const titles = new Map([['shop#mug', '=Mug; "large"']]);
        const report = await answerReport(parsed.query, { reader: book.reader(), titles: async () => titles, nowMs: () => LATER_MS });
        const asJson: Report = JSON.parse(JSON.stringify(report));
        assert.deepEqual(asJson, report, 'JSON loses nothing');
        checkCsv(asJson);
        checkTable(asJson);
      }
    }),
    { seed: 20_241_031, numRuns: 40 },
  );
});
