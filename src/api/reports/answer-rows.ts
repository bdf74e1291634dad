import type { Line, SideTable } from './compare/lines.ts';
import { noFacts } from './facts.ts';
import { furthestBound } from './furthest-bound.ts';
import { gapsOf, missingIn } from './gaps.ts';
import { columnsByMetric, metricCells } from './metric-cells.ts';
import type { Plan } from './plan-report.ts';
import { type Column, columnsOf, type Row, type Unanswered } from './report.ts';
import type { ReportSettings } from './rollup-reader.ts';
import { labelNames, labelsOf } from './row-labels.ts';
import { unansweredIn } from './unanswered.ts';

/** What a question comes to, apart from its proof. */
export type Answer = {
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  readonly totals: Row;
  readonly medianBound: number;
  readonly unanswered: readonly Unanswered[];
};

/** The sides of a plan, worked out. */
export type Tables = { readonly now: SideTable; readonly comparable?: SideTable | undefined; readonly before?: SideTable | undefined };

type Names = { readonly settings: Pick<ReportSettings, 'zone'>; readonly titles: ReadonlyMap<string, string> };

/** Puts rows and totals together: the sides of each row beside one another, with what it is about and what is null for good. */
export const answerOf = (
  plan: Plan,
  tables: Tables & { readonly lines: readonly Line[] },
  { settings: { zone }, titles }: Names,
): Answer => {
  const { query, shape } = plan;
  const { now, comparable, before, lines } = tables;
  const sides = {
    now: now.table.totals ?? noFacts(query.range.from),
    comparable: comparable?.table.totals,
    before: before?.table.totals,
  };
  const gaps = gapsOf(query, shape);
  const [ofRows, ofRest] = [missingIn(gaps, 'rows'), missingIn(gaps, 'rest')];
  const told = lines.map((line) => ({
    sides: line,
    row: { ...labelsOf(plan, line, { zone, titles }), ...metricCells(plan, line, line.isRest ? ofRest : ofRows) },
  }));
  const rows = told.map(({ row }) => row);
  const totals = metricCells(plan, sides, missingIn(gaps, 'totals'));
  return {
    columns: [...columnsOf(labelNames(plan), []), ...[...columnsByMetric(plan).values()].flat()],
    rows,
    totals,
    medianBound: furthestBound([...told, { sides, row: totals }]),
    unanswered: unansweredIn(plan, gaps, { told: [...lines, sides], rows: [...rows, totals] }),
  };
};
