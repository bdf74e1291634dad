import { svg } from '../view/element.ts';
import type { Frame, Point } from './frame.ts';

/** How much of its band a bar takes. */
const SHARE = 0.7;

const barOf = (value: number, index: number, { x, y, band }: Frame): Record<string, string> => {
  const [top, end] = [Math.min(y(value), y(0)), Math.max(y(value), y(0))];
  const width = band * SHARE;
  return { x: (x(index) - width / 2).toFixed(1), y: top.toFixed(1), width: width.toFixed(1), height: (end - top).toFixed(1) };
};

/** Bars, with what was before as an outline: for hours, between which a line would claim what was not. */
export const drawBars = (points: readonly Point[], frame: Frame): SVGElement[] =>
  points.flatMap(({ now, before }, index) => [
    ...(now === null || now === 0 ? [] : [svg('rect', { class: 'now-bar', ...barOf(now, index, frame) })]),
    ...(before === null || before === 0 ? [] : [svg('rect', { class: 'before-bar', ...barOf(before, index, frame) })]),
  ]);
