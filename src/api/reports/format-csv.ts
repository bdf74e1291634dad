import { cellText } from './cell-text.ts';
import { neutralise } from './neutralise.ts';
import type { Column, Report, Row } from './report.ts';

/** A file of text. `neutralised`: how many cells got an apostrophe so that no spreadsheet runs them; whoever hands it on says so. */
export type Csv = { readonly text: string; readonly neutralised: number };

type Field = { readonly text: string; readonly isNeutralised: boolean };

const LINE_END = '\r\n';

const NEEDS_QUOTES = /[",\r\n]|^\s|\s$/;

const quote = (text: string): string => (NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

// Only what came from outside is text; a number is written by us, its sign included.
const fieldOf = (row: Row, column: Column, { meta }: Report): Field => {
  const cell = row[column.name];
  const text = cellText(cell, column, meta);
  const safe = typeof cell === 'string' ? neutralise(text) : text;
  return { text: quote(safe), isNeutralised: safe !== text };
};

const totalsRow = ({ columns: [first], totals }: Report): Row => ({ ...totals, ...(first !== undefined && { [first.name]: 'total' }) });

/**
 * The report as CSV: a header, the rows, and last the totals, whose first column says `total`. Money is in major units.
 * @source RFC 4180
 */
export const formatCsv = (report: Report): Csv => {
  const { columns, rows } = report;
  const records = [...rows, totalsRow(report)].map((row) => columns.map((column) => fieldOf(row, column, report)));
  const lines = [columns.map(({ name }) => quote(name)), ...records.map((fields) => fields.map(({ text }) => text))];
  return {
    text: lines.map((fields) => fields.join(',') + LINE_END).join(''),
    neutralised: records.flat().filter(({ isNeutralised }) => isNeutralised).length,
  };
};
