import { comparedNames } from './compare/compared-columns.ts';
import type { Sides } from './compare/lines.ts';
import type { Facts } from './facts.ts';
import type { Row } from './report.ts';

/** A row, with what it was worked out from. */
export type Told = { readonly sides: Sides; readonly row: Row };

const MEDIANS = ['medianOrderValue', 'medianBound'] as const;

const boundsOf = ({ sides: { now, comparable, before }, row }: Told): number[] =>
  MEDIANS.flatMap((metric) => {
    const names = comparedNames(metric);
    const shown: readonly [string, Facts | undefined][] = [
      [metric, now],
      [names.comparable, comparable],
      [names.previous, before],
    ];
    return shown.map(([name, facts]) => (typeof row[name] === 'number' ? (facts?.median?.bound ?? 0) : 0));
  });

/** The furthest that any median in the rows may be off, as a share of it, whether or not its bound was asked for. */
export const furthestBound = (told: readonly Told[]): number => told.flatMap(boundsOf).reduce((most, bound) => Math.max(most, bound), 0);
