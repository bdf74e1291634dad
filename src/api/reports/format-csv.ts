import { cellText } from './cell-text.ts';
import type { Cell, Column, Report, Row } from './report.ts';

const LINE_END = '\r\n';

// A spreadsheet runs a cell that begins like this as a formula; an apostrophe makes it text.
const FORMULA = /^[=+\-@\t\r]/;
const NEEDS_QUOTES = /[",\r\n]|^\s|\s$/;

const quote = (text: string): string => (NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

const labelField = (text: string): string => quote(FORMULA.test(text) ? `'${text}` : text);

const field = (cell: Cell | undefined, column: Column, { meta }: Report): string => {
  const text = cellText(cell, column, meta);
  return typeof cell === 'string' ? labelField(text) : quote(text);
};

const recordOf = (row: Row, report: Report): string => report.columns.map((column) => field(row[column.name], column, report)).join(',');

const totalsRecord = (report: Report): string => {
  const [first] = report.columns;
  return recordOf({ ...report.totals, ...(first !== undefined && { [first.name]: 'total' }) }, report);
};

/**
 * The report as CSV: a header, the rows, and last the totals, whose first column says `total`. Money is in major units.
 * @source RFC 4180
 */
export const formatCsv = (report: Report): string => {
  const header = report.columns.map(({ name }) => quote(name)).join(',');
  const records = report.rows.map((row) => recordOf(row, report));
  return [header, ...records, totalsRecord(report), ''].join(LINE_END);
};
