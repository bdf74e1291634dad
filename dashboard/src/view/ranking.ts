import type { Report, Row } from '../../../src/api/reports/report.ts';
import { changeOf, newsOf } from '../format/change.ts';
import { figureText } from '../format/figure.ts';
import { el } from './element.ts';

/** `metric` is a column of the report; the first is the one that is ranked and drawn. */
export type Figure = { readonly metric: string; readonly label: string };

type Ranking = {
  readonly report: Report;
  readonly rows: readonly Row[];
  readonly heading: string;
  readonly nameOf: (row: Row) => string;
  readonly figures: readonly Figure[];
};

const EMPTY = 'Nothing was sold in these days.';

const shareBar = (row: Row, metric: string, largest: number): HTMLElement => {
  const share = Math.max(0, Number(row[metric] ?? 0)) / Math.max(1, largest);
  const bar = el('span', { class: 'share', 'aria-hidden': 'true' });
  bar.style.width = `${(share * 100).toFixed(1)}%`;
  return bar;
};

const changeCell = (row: Row, metric: string): HTMLElement => {
  const change = changeOf(row[`${metric}Change`]);
  const cell = el('td', { class: 'number' });
  if (change !== undefined) cell.append(el('span', { class: 'change', 'data-news': newsOf(change) }, change.text));
  return cell;
};

/** A table of the largest, each with a bar; what it is about stands in the first column. */
export const rankingTable = ({ report, rows, heading, nameOf, figures }: Ranking): HTMLElement => {
  if (rows.length === 0) return el('p', { class: 'quiet' }, EMPTY);
  const [first] = figures;
  const metric = first?.metric ?? '';
  const largest = rows.reduce((most, row) => Math.max(most, Number(row[metric] ?? 0)), 0);
  const compared = report.columns.some(({ name }) => name === `${metric}Change`);
  const unitOf = (name: string) => report.columns.find((column) => column.name === name)?.unit ?? 'count';
  const heads = figures.map(({ label }) => el('th', { class: 'number', scope: 'col' }, label));
  const head = el('tr', {}, el('th', { scope: 'col' }, heading), ...heads);
  if (compared) head.append(el('th', { class: 'number', scope: 'col' }, 'Change'));
  const body = rows.map((row) => {
    const cells = figures.map((figure) =>
      el('td', { class: 'number', 'data-metric': figure.metric }, figureText(row[figure.metric], unitOf(figure.metric), report.meta)),
    );
    const name = el('td', { class: 'name' }, nameOf(row), shareBar(row, metric, largest));
    return el('tr', {}, name, ...cells, ...(compared ? [changeCell(row, metric)] : []));
  });
  const table = el('table', {}, el('thead', {}, head), el('tbody', {}, ...body));
  return el('div', { class: 'scroll', tabindex: '0', role: 'group', 'aria-label': heading }, table);
};
