import { cellText } from './cell-text.ts';
import { proofLines } from './proof-lines.ts';
import type { Column, Report, Row } from './report.ts';

const GAP = '  ';
const NOTHING = '–';

/** Longer labels are cut, with a sign that they were; the other formats have them whole. @unit characters */
const WIDEST_LABEL = 48;

const widthOf = (text: string): number => [...text].length;

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

const pad = (text: string, width: number, { unit }: Column): string => {
  const space = ' '.repeat(Math.max(0, width - widthOf(text)));
  return unit === 'label' ? text + space : space + text;
};

/** The report to read: columns aligned, numbers to the right, the totals under a rule, then the proof. Money is in major units. */
export const formatTable = (report: Report): string => {
  const { columns, rows } = report;
  const header = columns.map(({ name }) => name);
  const body = rows.map((row) => columns.map((column) => textOf(row, column, report)));
  const totals = totalsTexts(report);
  const widths = columns.map((_, index) =>
    [header, ...body, totals].reduce((widest, texts) => Math.max(widest, widthOf(texts[index] ?? '')), 0),
  );
  const line = (texts: readonly string[]): string =>
    columns
      .map((column, index) => pad(texts[index] ?? '', widths[index] ?? 0, column))
      .join(GAP)
      .trimEnd();
  const rule = widths.map((width) => '─'.repeat(width)).join(GAP);
  return [line(header), rule, ...body.map(line), rule, line(totals), '', ...proofLines(report.meta), ''].join('\n');
};
