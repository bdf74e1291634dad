import { cellText } from './cell-text.ts';
import { proofLines } from './proof-lines.ts';
import type { Column, Report, Row } from './report.ts';
import { type Align, textTable, widthOf } from './text-table.ts';

const NOTHING = '–';

/** Longer labels are cut, with a sign that they were; the other formats have them whole. @unit characters */
const WIDEST_LABEL = 48;

// Titles come from files: what is not printable could move the cursor.
const printable = (text: string): string => text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ' ');

const shorten = (text: string): string => (widthOf(text) > WIDEST_LABEL ? `${[...text].slice(0, WIDEST_LABEL - 1).join('')}…` : text);

const textOf = (row: Row, column: Column, { meta }: Report): string => {
  const text = cellText(row[column.name], column, meta);
  if (text === '') return row[column.name] === '' ? '' : NOTHING;
  return column.unit === 'label' ? shorten(printable(text)) : text;
};

const totalsTexts = (report: Report): string[] =>
  report.columns.map((column, index) => {
    if (column.unit !== 'label') return textOf(report.totals, column, report);
    return index === 0 ? 'total' : '';
  });

const tableLines = (report: Report): string[] => {
  const { columns, rows } = report;
  return textTable(
    columns.map(({ unit }): Align => (unit === 'label' ? 'left' : 'right')),
    {
      header: columns.map(({ name }) => name),
      body: rows.map((row) => columns.map((column) => textOf(row, column, report))),
      footer: totalsTexts(report),
    },
  );
};

/** The columns of one metric in a comparison, by what each of them is. */
const COMPARED = { now: '', comparable: 'Comparable', before: 'Previous', change: 'Change' } as const;

const comparedColumns = ({ columns, meta }: Report): Column[][] => {
  const ofMetric = (metric: string): Column[] =>
    Object.values(COMPARED).flatMap((ending) => columns.find(({ name }) => name === `${metric}${ending}`) ?? []);
  return Object.keys(meta.definitions).map(ofMetric);
};

/** A comparison of one row, upright: a line for each metric. It shows the totals, which know at least as much as their one row. */
const uprightLines = (report: Report): string[] => {
  const compared = comparedColumns(report);
  const header = ['metric', ...Object.entries(COMPARED).flatMap(([kind, ending]) => (hasColumn(report, ending) ? [kind] : []))];
  return textTable(
    header.map((_, index): Align => (index === 0 ? 'left' : 'right')),
    {
      header,
      body: compared.map((columns) => [columns[0]?.name ?? '', ...columns.map((column) => textOf(report.totals, column, report))]),
    },
  );
};

const hasColumn = ({ columns, meta }: Report, ending: string): boolean =>
  Object.keys(meta.definitions).some((metric) => columns.some(({ name }) => name === `${metric}${ending}`));

const isUpright = ({ columns, rows, totals, meta }: Report): boolean => {
  const [row, ...more] = rows;
  if (meta.compare === null || row === undefined || more.length > 0) return false;
  return columns.every(({ name, unit }) => unit === 'label' || row[name] === null || row[name] === totals[name]);
};

/** The report to read: columns aligned, numbers to the right, the totals under a rule, then the proof. Money is in major units. */
export const formatTable = (report: Report): string =>
  [...(isUpright(report) ? uprightLines(report) : tableLines(report)), '', ...proofLines(report.meta), ''].join('\n');
