import type { Report } from '../../../src/api/reports/report.ts';
import type { Answers } from '../data/answers.ts';
import { changeOf, newsOf } from '../format/change.ts';
import { isCompared, totalText, wasText } from '../format/compared.ts';
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

const thenLine = (report: Report, { metric, lessIsBetter = false }: Tile): HTMLElement => {
  const change = changeOf(report.totals[`${metric}Change`]);
  const line = el('dd', { class: 'then' });
  if (change !== undefined) line.append(el('span', { class: 'change', 'data-news': newsOf(change, lessIsBetter) }, change.text), ' ');
  line.append(el('span', { class: 'was' }, wasText(report, metric)));
  return line;
};

// A margin never stands without the share of sales that it is of.
const coverageLine = (report: Report): HTMLElement =>
  el(
    'dd',
    { class: 'then' },
    report.totals.costCoverage === null ? 'no cost is known' : `cost known: ${totalText(report, 'costCoverage')} of sales`,
  );

const tileOf = (tile: Tile, answers: Answers): HTMLElement => {
  const { label, metric, from } = tile;
  const report = answers[from];
  const shown = el(
    'div',
    { class: 'tile', 'data-metric': metric },
    el('dt', {}, label),
    el('dd', { class: 'now' }, totalText(report, metric)),
  );
  if (isCompared(report, metric)) shown.append(thenLine(report, tile));
  if (metric === 'margin') shown.append(coverageLine(report));
  return shown;
};

/** The figures at a glance, each with what it was. */
export const showTiles = (answers: Answers): void => place('tiles').replaceChildren(...TILES.map((tile) => tileOf(tile, answers)));
