import { comparisonGaps } from './compare/compare-gaps.ts';
import type { Sides } from './compare/lines.ts';
import { type Gap, unansweredOf } from './gaps.ts';
import { columnsByMetric } from './metric-cells.ts';
import type { Plan } from './plan-report.ts';
import type { Column, Row, Unanswered } from './report.ts';
import { unknownsOf } from './unknowns.ts';

const OF_NOTHING = 'no orders, pieces or sales are there of which it could be told';
const ONE_SIDED = 'a change needs the figures of both sides';

const namesOf = (columns: readonly Column[]): string[] => columns.map(({ name }) => name);

/** Averages and shares of nothing, and changes of what has no figure: they follow from the figures beside them. */
const ofNothing = (names: readonly string[]): Unanswered[] =>
  names.map((name) => ({ metric: name, reason: name.endsWith('Change') ? ONE_SIDED : OF_NOTHING }));

/** Why cells are null: every column that has one is listed, and no other. `told`: what `rows`, the totals among them, were worked out from. */
export const unansweredIn = (
  plan: Plan,
  gaps: readonly Gap[],
  { told, rows }: { told: readonly Sides[]; rows: readonly Row[] },
): Unanswered[] => {
  const names = new Map([...columnsByMetric(plan)].map(([metric, columns]) => [metric, namesOf(columns)]));
  const empty = new Set([...names.values()].flat().filter((name) => rows.some((row) => row[name] === null)));
  const known = [...unansweredOf(gaps, names), ...unknownsOf(plan, told), ...comparisonGaps(plan, told, rows)];
  const listed = known.filter(({ metric }) => empty.has(metric));
  const unlisted = empty.difference(new Set(listed.map(({ metric }) => metric)));
  return [...listed, ...ofNothing([...unlisted])];
};
