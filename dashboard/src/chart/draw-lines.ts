import { svg } from '../view/element.ts';
import type { Frame, Point } from './frame.ts';

type Place = readonly [number, number];

/** The stretches of points that follow one another without a gap. */
const stretchesOf = (points: readonly Point[], key: 'now' | 'before', { x, y }: Frame): Place[][] => {
  const stretches: Place[][] = [[]];
  for (const [index, point] of points.entries()) {
    const value = point[key];
    if (value === null) stretches.push([]);
    else stretches.at(-1)?.push([x(index), y(value)]);
  }
  return stretches.filter((stretch) => stretch.length > 0);
};

const through = (places: readonly Place[]): string => places.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L');

const lineOf = (stretches: readonly Place[][]): string => stretches.map((stretch) => `M${through(stretch)}`).join('');

const areaOf = (stretches: readonly Place[][], { y }: Frame): string =>
  stretches.map((stretch) => `M${stretch[0]?.[0]} ${y(0)}L${through(stretch)}L${stretch.at(-1)?.[0]} ${y(0)}Z`).join('');

// A line of one point has no length.
const dotsOf = (stretches: readonly Place[][]): SVGElement[] =>
  stretches
    .filter(({ length }) => length === 1)
    .flatMap(([place]) =>
      place === undefined ? [] : [svg('circle', { class: 'now-dot', cx: String(place[0]), cy: String(place[1]), r: '4' })],
    );

/** A line with its area, the line of before dashed over it. */
export const drawLines = (points: readonly Point[], frame: Frame): SVGElement[] => {
  const now = stretchesOf(points, 'now', frame);
  return [
    svg('path', { class: 'now-area', d: areaOf(now, frame) }),
    svg('path', { class: 'before-line', d: lineOf(stretchesOf(points, 'before', frame)) }),
    svg('path', { class: 'now-line', d: lineOf(now) }),
    ...dotsOf(now),
  ];
};
