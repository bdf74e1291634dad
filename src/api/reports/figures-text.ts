import { cellText } from './cell-text.ts';
import { PARTIAL_MARK } from './proof-lines.ts';
import type { Column, Meta, Report, Row } from './report.ts';
import { type Align, textTable, widthOf } from './text-table.ts';

const NOTHING = '–';

/** Longer labels are cut, with a sign that they were; the other formats have them whole. @unit characters */
const WIDEST_LABEL = 48;

// Titles come from files: what is not printable could move the cursor.
const printable = (text: string): string => text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ' ');

const shorten = (text: string): string => (widthOf(text) > WIDEST_LABEL ? `${[...text].slice(0, WIDEST_LABEL - 1).join('')}…` : text);

// As a filter has it: what the source does not say.
const UNSAID = '""';

const labelText = (text: string, { name }: Column, { meta }: Report): string => {
  const shown = text === '' ? UNSAID : shorten(printable(text));
  return name === 'period' && isPartial(text, meta) ? `${shown} ${PARTIAL_MARK}` : shown;
};

const textOf = (row: Row, column: Column, report: Report): string => {
  const cell = row[column.name];
  if (cell === null || cell === undefined) return NOTHING;
  const text = cellText(cell, column, report.meta);
  return column.unit === 'label' ? labelText(text, column, report) : text;
};

const isPartial = (name: string, { partial }: Meta): boolean => partial.some(({ period }) => period === name);

const totalText = (report: Report, column: Column, index: number): string => {
  if (column.unit !== 'label') return textOf(report.totals, column, report);
  return index === 0 ? 'total' : '';
};

const tableLines = (report: Report): string[] => {
  const { columns, rows } = report;
  return textTable(
    columns.map(({ unit }): Align => (unit === 'label' ? 'left' : 'right')),
    {
      header: columns.map(({ name }) => name),
      body: rows.map((row) => columns.map((column) => textOf(row, column, report))),
      footer: columns.map((column, index) => totalText(report, column, index)),
    },
  );
};

/** The columns of one metric in a comparison, by what each of them is. */
const COMPARED = { now: '', comparable: 'Comparable', before: 'Previous', change: 'Change' } as const;

/** A metric with its columns, each under what it is. */
type Compared = { readonly metric: string; readonly columns: readonly { readonly kind: string; readonly column: Column }[] };

const comparedMetrics = ({ columns, meta }: Report): Compared[] =>
  Object.keys(meta.definitions).map((metric) => ({
    metric,
    columns: Object.entries(COMPARED).flatMap(([kind, ending]) => {
      const column = columns.find(({ name }) => name === `${metric}${ending}`);
      return column === undefined ? [] : [{ kind, column }];
    }),
  }));

// Names of columns would be three times as wide as their figures: the metric stands once, over what it is, was, and its change.
const comparedLines = (report: Report): string[] => {
  const metrics = comparedMetrics(report);
  const labels = report.columns.filter(({ unit }) => unit === 'label');
  const columns = [...labels, ...metrics.flatMap((each) => each.columns.map(({ column }) => column))];
  const texts = (row: Row): string[] => columns.map((column) => textOf(row, column, report));
  return textTable(
    columns.map(({ unit }): Align => (unit === 'label' ? 'left' : 'right')),
    {
      over: [
        ...labels.map(() => ({ text: '', columns: 1 })),
        ...metrics.map((each) => ({ text: each.metric, columns: each.columns.length })),
      ],
      header: [...labels.map(({ name }) => name), ...metrics.flatMap((each) => each.columns.map(({ kind }) => kind))],
      body: report.rows.map(texts),
      footer: columns.map((column, index) => totalText(report, column, index)),
    },
  );
};

/** One row, upright: a line for each metric. It shows the totals, which know at least as much as their one row. */
const uprightLines = (report: Report): string[] => {
  const metrics = comparedMetrics(report);
  const [first] = metrics;
  const kinds = report.meta.compare === null ? [periodOf(report)] : (first?.columns.map(({ kind }) => kind) ?? []);
  const header = ['metric', ...kinds];
  return textTable(
    header.map((_, index): Align => (index === 0 ? 'left' : 'right')),
    { header, body: metrics.map(({ metric, columns }) => [metric, ...columns.map(({ column }) => textOf(report.totals, column, report))]) },
  );
};

const periodOf = (report: Report): string => textOf(report.rows[0] ?? {}, { name: 'period', unit: 'label' }, report);

/** Whether a report is one row of a period, which its totals repeat: then it is read from top to bottom. */
export const isUpright = ({ columns, rows, totals }: Report): boolean => {
  const [row, ...more] = rows;
  if (row === undefined || more.length > 0) return false;
  return columns.every(({ name, unit }) => (unit === 'label' ? name === 'period' : row[name] === null || row[name] === totals[name]));
};

/** The figures to read: columns aligned, numbers to the right, the totals under a rule. Money is in major units. */
export const figuresText = (report: Report): string => {
  const lines = isUpright(report) ? uprightLines : report.meta.compare === null ? tableLines : comparedLines;
  return lines(report).join('\n');
};
