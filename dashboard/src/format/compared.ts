import type { Meta, Report } from '../../../src/api/reports/report.ts';
import { hoursOf } from '../period/hours.ts';
import { dayText } from './days.ts';
import { figureText } from './figure.ts';

type Compared = Pick<Report, 'totals' | 'columns' | 'meta'>;

const unitOf = ({ columns }: Pick<Report, 'columns'>, metric: string) => columns.find(({ name }) => name === metric)?.unit ?? 'count';

/** The figure of a range as text. */
export const totalText = (report: Compared, metric: string): string =>
  figureText(report.totals[metric], unitOf(report, metric), report.meta);

export const isCompared = ({ columns }: Pick<Report, 'columns'>, metric: string): boolean =>
  columns.some(({ name }) => name === `${metric}Previous`);

/** What the shop's clock shows when so many hours of a day have passed. */
const clockText = (day: string, { zone, hours }: { zone: string; hours: number }): string => hoursOf(day, zone)[hours] ?? '24:00';

/** Up to where a range that is not over is compared; undefined where it is compared whole. */
export const untilText = ({ compare, to, zone }: Pick<Meta, 'compare' | 'to' | 'zone'>): string | undefined => {
  if (compare === null) return undefined;
  const { through, elapsedHours } = compare;
  if (through === null) return 'once the day is over';
  const day = through < to ? dayText(through) : '';
  if (elapsedHours === null) return day === '' ? undefined : `to ${day}`;
  return `to ${clockText(through, { zone, hours: elapsedHours })}${day === '' ? '' : ` on ${day}`}`;
};

/**
 * What a figure was before. Where only part of the range is compared, and that part has another figure, both are named: the change is
 * between those two.
 */
export const wasText = (report: Compared, metric: string): string => {
  const { totals, meta } = report;
  const { compare } = meta;
  if (compare !== null && compare.through === null) return 'compared once the day is over';
  const previous = totals[`${metric}Previous`];
  if (previous === null || previous === undefined) return 'nothing to compare with';
  const comparable = totals[`${metric}Comparable`];
  const was = `was ${figureText(previous, unitOf(report, metric), meta)}`;
  if (typeof comparable !== 'number' || comparable === totals[metric]) return was;
  const part = `${figureText(comparable, unitOf(report, metric), meta)} ${untilText(meta) ?? ''}`.trimEnd();
  return `${part}, ${was}`;
};
