import { svg } from '../view/element.ts';
import { linear, niceTicks } from './scale.ts';

/** One point in time: what it is called, its figure, and the figure it is compared with. */
export type Point = { readonly label: string; readonly now: number | null; readonly before: number | null };

type Chart = {
  readonly points: readonly Point[];
  readonly describe: string;
  readonly valueText: (value: number) => string;
  readonly width: number;
};

const HEIGHT = 240;
const MARGIN = { top: 8, right: 8, bottom: 22, left: 62 } as const;
const LABEL_WIDTH = 90;

const pathOf = (places: readonly (readonly [number, number] | undefined)[]): string => {
  let pen = 'M';
  return places
    .map((at) => {
      const move = at === undefined ? '' : `${pen}${at[0].toFixed(1)} ${at[1].toFixed(1)}`;
      pen = at === undefined ? 'M' : 'L';
      return move;
    })
    .join('');
};

const anchorOf = (index: number, count: number): string => {
  if (index === 0) return 'start';
  return index === count - 1 ? 'end' : 'middle';
};

/** A line with its area, the line of before dashed behind it. The figures themselves stand in the table beside it. */
export const seriesChart = ({ points, describe, valueText, width }: Chart): SVGElement => {
  const values = points.flatMap(({ now, before }) => [now ?? 0, before ?? 0]);
  const ticks = niceTicks(Math.min(...values, 0), Math.max(...values, 0));
  const [lowest = 0, highest = 1] = [ticks[0], ticks.at(-1)];
  const y = linear([lowest, highest], [HEIGHT - MARGIN.bottom, MARGIN.top]);
  const x = linear([0, Math.max(1, points.length - 1)], [MARGIN.left, width - MARGIN.right]);
  const placesOf = (key: 'now' | 'before') =>
    points.map((point, index) => (point[key] === null ? undefined : ([x(index), y(point[key])] as const)));
  const now = placesOf('now').filter((at) => at !== undefined);
  const base = y(0).toFixed(1);
  const area =
    now.length < 2 ? '' : `M${now[0]?.[0].toFixed(1)} ${base}${pathOf(now).replace('M', 'L')}L${now.at(-1)?.[0].toFixed(1)} ${base}Z`;
  const every = Math.max(1, Math.ceil((points.length * LABEL_WIDTH) / (width - MARGIN.left)));
  const grid = ticks.flatMap((tick) => [
    svg('line', { class: 'grid', x1: String(MARGIN.left), x2: String(width - MARGIN.right), y1: String(y(tick)), y2: String(y(tick)) }),
    svg('text', { class: 'axis', x: String(MARGIN.left - 6), y: String(y(tick) + 4), 'text-anchor': 'end' }, valueText(tick)),
  ]);
  const labels = points.flatMap(({ label }, index) =>
    index % every === 0
      ? [svg('text', { class: 'axis', x: String(x(index)), y: String(HEIGHT - 6), 'text-anchor': anchorOf(index, points.length) }, label)]
      : [],
  );
  return svg(
    'svg',
    { class: 'chart', viewBox: `0 0 ${width} ${HEIGHT}`, role: 'img', 'aria-label': describe },
    ...grid,
    ...labels,
    svg('path', { class: 'now-area', d: area }),
    svg('path', { class: 'before-line', d: pathOf(placesOf('before')) }),
    svg('path', { class: 'now-line', d: pathOf(placesOf('now')) }),
    ...(now.length === 1 ? now.map(([cx, cy]) => svg('circle', { cx: String(cx), cy: String(cy), r: '3', class: 'now-line' })) : []),
    svg('line', { class: 'mark', x1: '0', x2: '0', y1: String(MARGIN.top), y2: String(HEIGHT - MARGIN.bottom), visibility: 'hidden' }),
  );
};

/** Which point lies nearest to a place on the drawn chart. `share` is the distance from its left edge, 0 to 1. */
export const nearestPoint = (share: number, { count, width }: { count: number; width: number }): number => {
  const at = linear([MARGIN.left / width, 1 - MARGIN.right / width], [0, count - 1])(share);
  return Math.max(0, Math.min(count - 1, Math.round(at)));
};

/** Where a point stands, in the chart's own units. */
export const pointX = (index: number, { count, width }: { count: number; width: number }): number =>
  linear([0, Math.max(1, count - 1)], [MARGIN.left, width - MARGIN.right])(index);
