import { svg } from '../view/element.ts';
import { drawBars } from './draw-bars.ts';
import { drawLines } from './draw-lines.ts';
import { type Frame, frameOf, gridOf, HEIGHT, labelsOf, markOf, nearestPoint, type Point } from './frame.ts';

type Chart = {
  readonly points: readonly Point[];
  readonly as: 'lines' | 'bars';
  readonly describe: string;
  readonly valueText: (value: number) => string;
  readonly width: number;
  /** Told the point under the pointer. */
  readonly onPoint: (point: Point) => void;
};

const followPointer = (chart: SVGElement, frame: Frame, { points, onPoint }: Pick<Chart, 'points' | 'onPoint'>): void => {
  const mark = markOf();
  chart.append(mark);
  const follow = ({ clientX }: PointerEvent): void => {
    const { left, width } = chart.getBoundingClientRect();
    const index = nearestPoint((clientX - left) / width, frame, points.length);
    const point = points[index];
    if (point === undefined) return;
    for (const end of ['x1', 'x2']) mark.setAttribute(end, frame.x(index).toFixed(1));
    mark.setAttribute('visibility', 'visible');
    onPoint(point);
  };
  chart.addEventListener('pointermove', follow);
  chart.addEventListener('pointerdown', follow);
};

/** A drawing of a series. The figures themselves stand in the table beside it. */
export const seriesChart = ({ points, as, describe, valueText, width, onPoint }: Chart): SVGElement => {
  const frame = frameOf(points, { width, valueText });
  const draw = as === 'bars' ? drawBars : drawLines;
  const chart = svg(
    'svg',
    { class: 'chart', viewBox: `0 0 ${width} ${HEIGHT}`, role: 'img', 'aria-label': describe },
    ...gridOf(frame, valueText),
    ...labelsOf(points, frame),
    ...draw(points, frame),
  );
  followPointer(chart, frame, { points, onPoint });
  return chart;
};
