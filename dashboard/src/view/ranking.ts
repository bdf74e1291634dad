import type { Report, Row } from '../../../src/api/reports/report.ts';
import { changeOf, newsOf } from '../format/change.ts';
import { isCompared, untilText } from '../format/compared.ts';
import { figureText } from '../format/figure.ts';
import { el } from './element.ts';
import { numberCell, tableOf } from './table.ts';

/** `metric` is a column of the report; the first is the one that is ranked, compared and drawn. */
export type Figure = { readonly metric: string; readonly label: string };

type Ranking = {
  readonly report: Report;
  readonly rows: readonly Row[];
  readonly heading: string;
  readonly nameOf: (row: Row) => string;
  readonly figures: readonly [Figure, ...Figure[]];
};

const EMPTY = 'Nothing was sold in these days.';

const shareBar = (row: Row, metric: string, largest: number): HTMLElement => {
  const share = Math.max(0, Number(row[metric] ?? 0)) / Math.max(1, largest);
  const bar = el('span', { class: 'share', 'aria-hidden': 'true' });
  bar.style.width = `${(share * 100).toFixed(1)}%`;
  return bar;
};

/** The change as the API says it; what had no sales before has none, and that is told instead. */
const changeOfRow = (row: Row, metric: string): readonly HTMLElement[] => {
  const change = changeOf(row[`${metric}Change`]);
  if (change !== undefined) return [el('span', { class: 'change', 'data-news': newsOf(change) }, change.text)];
  return row[`${metric}Previous`] === 0 ? [el('span', { class: 'change', 'data-news': 'none' }, 'none before')] : [];
};

const rowOf = (row: Row, { report, nameOf, figures }: Ranking, largest: number): HTMLElement => {
  const [{ metric: ranked }] = figures;
  const unitOf = (metric: string) => report.columns.find(({ name }) => name === metric)?.unit ?? 'count';
  const cells = figures.map(({ metric }) => {
    const figure = el('span', { class: 'figure' }, figureText(row[metric], unitOf(metric), report.meta));
    return numberCell(metric, figure, ...(metric === ranked ? changeOfRow(row, metric) : []));
  });
  return el('tr', {}, el('th', { class: 'name', scope: 'row' }, nameOf(row), shareBar(row, ranked, largest)), ...cells);
};

const noteOf = ({ report, rows, figures: [{ metric }] }: Ranking, all: number): readonly HTMLElement[] => {
  const until = isCompared(report, metric) ? untilText(report.meta) : undefined;
  const sentences = [
    ...(rows.length < all ? [`The first ${rows.length} of ${all.toLocaleString('en')}.`] : []),
    ...(until === undefined ? [] : [`Compared ${until}.`]),
  ];
  return sentences.length === 0 ? [] : [el('p', { class: 'note' }, sentences.join(' '))];
};

/** A table of the largest, each with a bar; what it is about stands in the first column. `all`: how many there are. */
export const rankingOf = (ranking: Ranking, all: number): readonly HTMLElement[] => {
  const { rows, heading, figures } = ranking;
  if (rows.length === 0) return [el('p', { class: 'quiet' }, EMPTY)];
  const [{ metric }] = figures;
  const largest = rows.reduce((most, row) => Math.max(most, Number(row[metric] ?? 0)), 0);
  const heads = [{ text: heading, isNumber: false }, ...figures.map(({ label }) => ({ text: label, isNumber: true }))];
  const body = rows.map((row) => rowOf(row, ranking, largest));
  return [tableOf(heading, heads, body), ...noteOf(ranking, all)];
};
