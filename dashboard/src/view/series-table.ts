import type { Report, Row } from '../../../src/api/reports/report.ts';
import { changeOf } from '../format/change.ts';
import { isCompared } from '../format/compared.ts';
import { figureText } from '../format/figure.ts';
import { el } from './element.ts';
import { numberCell, tableOf } from './table.ts';

const METRIC = 'netSales';

const comparedCells = (row: Row, { meta }: Report): HTMLElement[] => [
  numberCell(`${METRIC}Previous`, figureText(row[`${METRIC}Previous`], 'money', meta)),
  numberCell(`${METRIC}Change`, changeOf(row[`${METRIC}Change`])?.text ?? ''),
];

const rowOf = (row: Row, report: Report): HTMLElement =>
  el(
    'tr',
    {},
    el('th', { scope: 'row', class: 'period' }, String(row.period)),
    numberCell(METRIC, figureText(row[METRIC], 'money', report.meta)),
    ...(isCompared(report, METRIC) ? comparedCells(row, report) : []),
    numberCell('orders', figureText(row.orders, 'count', report.meta)),
  );

/** The series as a table, folded away beside the drawing unless it is `open`. */
export const seriesTable = (report: Report, open: boolean): HTMLElement => {
  const names = ['Net sales', ...(isCompared(report, METRIC) ? ['Was', 'Change'] : []), 'Orders'];
  const heads = [{ text: 'Period', isNumber: false }, ...names.map((text) => ({ text, isNumber: true }))];
  const rows = report.rows.map((row) => rowOf(row, report));
  return el('details', open ? { open: '' } : {}, el('summary', {}, 'Show as a table'), tableOf('Net sales by period', heads, rows));
};
