import type { Report, Row } from '../../../src/api/reports/report.ts';
import { nearestPoint, type Point, pointX, seriesChart } from '../chart/series-chart.ts';
import { changeOf } from '../format/change.ts';
import { figureText, moneyText } from '../format/figure.ts';
import { el, place } from './element.ts';

const METRIC = 'netSales';
const NARROW = 420;
const WIDE = 1100;

const numberOf = (row: Row, name: string): number | null => {
  const cell = row[name];
  return typeof cell === 'number' ? cell : null;
};

const shortLabel = (period: string): string => (period.includes(' ') ? period.slice(11) : period.length === 10 ? period.slice(5) : period);

const pointsOf = ({ rows }: Report): Point[] =>
  rows.map((row) => ({ label: shortLabel(String(row.period)), now: numberOf(row, METRIC), before: numberOf(row, `${METRIC}Previous`) }));

const isCompared = ({ columns }: Report): boolean => columns.some(({ name }) => name === `${METRIC}Previous`);

const tableOf = (report: Report): HTMLElement => {
  const compared = isCompared(report);
  const names = ['Period', 'Net sales', ...(compared ? ['Was', 'Change'] : []), 'Orders'];
  const head = el('tr', {}, ...names.map((name, index) => el('th', { scope: 'col', ...(index > 0 && { class: 'number' }) }, name)));
  const body = report.rows.map((row) => {
    const cell = (text: string, metric: string): HTMLElement => el('td', { class: 'number', 'data-metric': metric }, text);
    const before = compared
      ? [
          cell(figureText(row[`${METRIC}Previous`], 'money', report.meta), `${METRIC}Previous`),
          cell(changeOf(row[`${METRIC}Change`])?.text ?? '', `${METRIC}Change`),
        ]
      : [];
    const net = cell(figureText(row[METRIC], 'money', report.meta), METRIC);
    return el('tr', {}, el('td', {}, String(row.period)), net, ...before, cell(figureText(row.orders, 'count', report.meta), 'orders'));
  });
  const table = el('table', {}, el('thead', {}, head), el('tbody', {}, ...body));
  return el(
    'details',
    {},
    el('summary', {}, 'The same as a table'),
    el('div', { class: 'scroll', tabindex: '0', role: 'group', 'aria-label': 'Net sales by period' }, table),
  );
};

const keyOf = (report: Report): HTMLElement => {
  const key = el('p', { class: 'key' }, el('span', {}, el('i'), 'these days'));
  if (isCompared(report)) key.append(el('span', { class: 'was' }, el('i'), 'what they are compared with'));
  return key;
};

const followPointer = (chart: SVGElement, read: HTMLElement, { report, width }: { report: Report; width: number }): void => {
  const count = report.rows.length;
  const mark = chart.querySelector('.mark');
  chart.addEventListener('pointermove', (event) => {
    const { left, width: drawn } = chart.getBoundingClientRect();
    const index = nearestPoint((event.clientX - left) / drawn, { count, width });
    const row = report.rows[index];
    if (row === undefined) return;
    for (const end of ['x1', 'x2']) mark?.setAttribute(end, String(pointX(index, { count, width })));
    mark?.setAttribute('visibility', 'visible');
    const was = isCompared(report) ? `, was ${figureText(row[`${METRIC}Previous`], 'money', report.meta)}` : '';
    read.textContent = `${row.period}: ${figureText(row[METRIC], 'money', report.meta)}${was}`;
  });
};

/** Net sales over time: the table first, then the drawing above it. */
export const showSeries = (report: Report): void => {
  const into = place('series');
  into.replaceChildren(tableOf(report));
  const points = pointsOf(report);
  if (points.length === 0) return;
  const width = Math.max(NARROW, Math.min(WIDE, into.clientWidth));
  const describe = `Net sales from ${report.meta.from} to ${report.meta.to} in ${points.length} points; the table below has the figures`;
  const read = el('p', { class: 'readout', 'aria-hidden': 'true' });
  const chart = seriesChart({ points, describe, valueText: (value) => moneyText(Math.round(value), report.meta), width });
  followPointer(chart, read, { report, width });
  into.prepend(keyOf(report), chart, read);
};
