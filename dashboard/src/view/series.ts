import type { Report, Row } from '../../../src/api/reports/report.ts';
import type { Point } from '../chart/frame.ts';
import { seriesChart } from '../chart/series-chart.ts';
import { axisText } from '../format/axis.ts';
import { isCompared } from '../format/compared.ts';
import { periodText } from '../format/days.ts';
import { moneyText } from '../format/figure.ts';
import { hoursOf } from '../period/hours.ts';
import { el, place } from './element.ts';
import { seriesTable } from './series-table.ts';

const METRIC = 'netSales';
const NARROWEST = 240;

const numberOf = (row: Row | undefined, name: string): number | null => {
  const cell = row?.[name];
  return typeof cell === 'number' ? cell : null;
};

const pointOf = (label: string, row: Row | undefined): Point => ({
  label,
  now: numberOf(row, METRIC),
  before: numberOf(row, `${METRIC}Previous`),
});

// The report of hours has those in which something happened; the others have their place all the same.
const pointsOf = ({ rows, meta }: Report): Point[] =>
  meta.grain === 'hour'
    ? hoursOf(meta.from, meta.zone).map((label, hour) =>
        pointOf(
          label,
          rows.find(({ elapsed }) => elapsed === hour),
        ),
      )
    : rows.map((row) => pointOf(periodText(String(row.period)), row));

const keyOf = (report: Report): HTMLElement => {
  const key = el('p', { class: 'key' }, el('span', { class: 'is' }, el('i'), report.meta.grain === 'hour' ? 'this day' : 'these days'));
  if (isCompared(report, METRIC)) key.append(el('span', { class: 'before' }, el('i'), 'compared with'));
  return key;
};

const pointText = ({ label, now, before }: Point, { meta }: Report): string => {
  const money = (minor: number | null): string => (minor === null ? 'nothing' : moneyText(minor, meta));
  return `${label}: ${money(now)}${before === null ? '' : `, was ${money(before)}`}`;
};

const drawingOf = (report: Report, points: readonly Point[], width: number): readonly Element[] => {
  const { from, to, grain } = report.meta;
  const read = el('p', { class: 'readout', 'aria-hidden': 'true' });
  const chart = seriesChart({
    points,
    as: grain === 'hour' ? 'bars' : 'lines',
    describe: `Net sales from ${from} to ${to} in ${points.length} points; the table below has the figures`,
    valueText: (value) => axisText(value, report.meta),
    width,
    onPoint: (point) => {
      read.textContent = pointText(point, report);
    },
  });
  return [keyOf(report), chart, read];
};

/** Net sales over time: the table first, then the drawing above it. */
export const showSeries = (report: Report): void => {
  const into = place('series');
  const table = seriesTable(report, into.querySelector('details')?.open ?? false);
  const points = pointsOf(report);
  const isEmpty = points.every(({ now, before }) => (now ?? 0) === 0 && (before ?? 0) === 0);
  const drawing = isEmpty
    ? [el('p', { class: 'quiet' }, 'Nothing was sold in these days.')]
    : drawingOf(report, points, Math.max(NARROWEST, into.clientWidth));
  into.replaceChildren(table);
  into.prepend(...drawing);
};
