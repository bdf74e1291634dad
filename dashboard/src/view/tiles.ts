import type { Report } from '../../../src/api/reports/report.ts';
import type { Answers } from '../data/client.ts';
import { changeOf, newsOf } from '../format/change.ts';
import { figureText, NOTHING } from '../format/figure.ts';
import { el, place } from './element.ts';

/** `lessIsBetter`: whether a fall is good news. */
type Tile = { readonly label: string; readonly metric: string; readonly from: 'sales' | 'customers'; readonly lessIsBetter?: boolean };

const TILES: readonly Tile[] = [
  { label: 'Net sales', metric: 'netSales', from: 'sales' },
  { label: 'Orders', metric: 'orders', from: 'sales' },
  { label: 'Average order value', metric: 'aov', from: 'sales' },
  { label: 'Units sold', metric: 'unitsSold', from: 'sales' },
  { label: 'New customers', metric: 'newCustomers', from: 'customers' },
  { label: 'Returning customers', metric: 'returningCustomers', from: 'customers' },
  { label: 'Returns', metric: 'returns', from: 'sales', lessIsBetter: true },
  { label: 'Gross margin', metric: 'margin', from: 'sales' },
];

const unitOf = (report: Report, metric: string) => report.columns.find(({ name }) => name === metric)?.unit ?? 'count';

const thenLine = (report: Report, { metric, lessIsBetter = false }: Pick<Tile, 'metric' | 'lessIsBetter'>): HTMLElement => {
  const change = changeOf(report.totals[`${metric}Change`]);
  const before = figureText(report.totals[`${metric}Previous`], unitOf(report, metric), report.meta);
  const line = el('dd', { class: 'then' });
  if (change !== undefined) line.append(el('span', { class: 'change', 'data-news': newsOf(change, lessIsBetter) }, change.text), ' ');
  line.append(before === NOTHING ? 'nothing to compare with' : `was ${before}`);
  return line;
};

const coverageOf = ({ totals, meta }: Report): string => `of sales with a cost: ${figureText(totals.costCoverage, 'ratio', meta)}`;

const tileOf = (tile: Tile, answers: Answers): HTMLElement => {
  const { label, metric, from } = tile;
  const report = answers[from];
  const now = figureText(report.totals[metric], unitOf(report, metric), report.meta);
  const shown = el('div', { class: 'tile', 'data-metric': metric }, el('dt', {}, label), el('dd', { class: 'now' }, now));
  if (metric === 'margin') shown.append(el('dd', { class: 'then' }, coverageOf(report)));
  if (report.columns.some(({ name }) => name === `${metric}Previous`)) shown.append(thenLine(report, tile));
  return shown;
};

/** The figures at a glance, each with what it was. */
export const showTiles = (answers: Answers): void => place('tiles').replaceChildren(...TILES.map((tile) => tileOf(tile, answers)));
