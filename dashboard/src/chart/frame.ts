import { svg } from '../view/element.ts';
import { linear, niceTicks } from './scale.ts';

/** One point in time: what it is called, its figure, and the figure it is compared with. */
export type Point = { readonly label: string; readonly now: number | null; readonly before: number | null };

/** The place of a drawing: `x` is the middle of a point, `band` the width that each has. */
export type Frame = {
  readonly width: number;
  readonly left: number;
  readonly band: number;
  readonly x: (index: number) => number;
  readonly y: (value: number) => number;
  readonly ticks: readonly number[];
};

export const HEIGHT = 240;
const [TOP, RIGHT, BOTTOM] = [10, 8, 24];
export const BASE = HEIGHT - BOTTOM;

/** About how wide a character of an axis is, and how far labels stand apart. @unit pixels */
const CHARACTER = 7;
const APART = 16;

export const frameOf = (points: readonly Point[], { width, valueText }: { width: number; valueText: (value: number) => string }): Frame => {
  const values = points.flatMap(({ now, before }) => [now ?? 0, before ?? 0]);
  const lowest = Math.min(0, ...values);
  const ticks = niceTicks(lowest, Math.max(...values, 0));
  const left = Math.max(...ticks.map((tick) => valueText(tick).length)) * CHARACTER + APART / 2;
  const band = (width - left - RIGHT) / Math.max(1, points.length);
  return { width, left, band, ticks, x: (index) => left + (index + 0.5) * band, y: linear([lowest, ticks.at(-1) ?? 1], [BASE, TOP]) };
};

export const gridOf = ({ ticks, y, left, width }: Frame, valueText: (value: number) => string): SVGElement[] =>
  ticks.flatMap((tick) => [
    svg('line', {
      class: tick === 0 ? 'grid zero' : 'grid',
      x1: String(left),
      x2: String(width - RIGHT),
      y1: y(tick).toFixed(1),
      y2: y(tick).toFixed(1),
    }),
    svg('text', { class: 'axis', x: String(left - APART / 2), y: (y(tick) + 4).toFixed(1), 'text-anchor': 'end' }, valueText(tick)),
  ]);

/** As many labels as fit beside one another. */
export const labelsOf = (points: readonly Point[], { x, band, width }: Frame): SVGElement[] => {
  const longest = Math.max(...points.map(({ label }) => label.length)) * CHARACTER;
  const every = Math.max(1, Math.ceil((longest + APART) / band));
  return points.flatMap(({ label }, index) => {
    const fits = x(index) + longest / 2 <= width;
    const attributes = { class: 'axis', x: x(index).toFixed(1), y: String(HEIGHT - 6), 'text-anchor': 'middle' };
    return index % every === 0 && fits ? [svg('text', attributes, label)] : [];
  });
};

/** The upright line that follows the pointer; hidden until it does. */
export const markOf = (): SVGElement =>
  svg('line', { class: 'mark', x1: '0', x2: '0', y1: String(TOP), y2: String(BASE), visibility: 'hidden' });

/** Which point lies nearest to a place on the drawn chart. `share` is the distance from its left edge, 0 to 1. */
export const nearestPoint = (share: number, { left, band, width }: Frame, count: number): number =>
  Math.max(0, Math.min(count - 1, Math.floor((share * width - left) / band)));
