import { comparedNames } from './compare/compared-columns.ts';
import { figuresText, isUpright } from './figures-text.ts';
import { proofLines } from './proof-lines.ts';
import type { Cell, Column, Report, Row } from './report.ts';
import { BRIEF_OF } from './report-metrics.ts';
import { ORDER_LEVEL } from './row-labels.ts';

const shownOf = ({ meta: { report, compare } }: Report): ReadonlySet<string> => {
  const brief = BRIEF_OF[report][compare === null ? 'plain' : 'compared'];
  return new Set(brief.flatMap((metric) => [metric, ...Object.values(comparedNames(metric))]));
};

const isNothing = (cell: Cell | undefined): boolean => cell === null || cell === 0;

// The last row is of charges: without their columns it would say that there were none.
const saysSomething = (row: Row, columns: readonly Column[]): boolean =>
  !Object.values(row).includes(ORDER_LEVEL) || columns.some(({ name, unit }) => unit !== 'label' && !isNothing(row[name]));

const sourcesOf = (rows: readonly Row[]): ReadonlySet<Cell> => new Set(rows.flatMap(({ source }) => source ?? []));

/**
 * The report with the columns that are read first, and a proof of these alone. Hours stand in their order, and whose products
 * they are is said where it differs.
 */
const shorten = (report: Report): Report => {
  const shown = shownOf(report);
  const { definitions, unanswered } = report.meta;
  const needless = new Set(['elapsed', ...(sourcesOf(report.rows).size > 1 ? [] : ['source'])]);
  const columns = report.columns.filter(({ name, unit }) => (unit === 'label' ? !needless.has(name) : shown.has(name)));
  return {
    ...report,
    columns,
    rows: report.rows.filter((row) => saysSomething(row, columns)),
    meta: {
      ...report.meta,
      definitions: Object.fromEntries(Object.entries(definitions).filter(([metric]) => shown.has(metric))),
      unanswered: unanswered.filter(({ metric }) => shown.has(metric)),
      medianBound: shown.has('medianOrderValue') ? report.meta.medianBound : 0,
    },
  };
};

const hiddenNames = ({ meta }: Report, short: Report): string[] =>
  Object.keys(meta.definitions).filter((metric) => !Object.hasOwn(short.meta.definitions, metric));

/** Its figures and its proof, each with what it is short of. One row stands upright, and then nothing is left out. */
export const briefTexts = (report: Report): { readonly figures: string; readonly proof: readonly string[] } => {
  const short = isUpright(report) ? report : shorten(report);
  const hidden = hiddenNames(report, short);
  const left = hidden.length === 0 ? [] : [`Not shown: ${hidden.join(', ')}; ask for them as metrics, or for csv or json, which have all.`];
  return { figures: figuresText(short), proof: [...proofLines(short.meta), ...left] };
};

/** The report to read where no metrics were asked for: as a table, but no wider than a terminal. */
export const formatBrief = (report: Report): string => {
  const { figures, proof } = briefTexts(report);
  return [figures, '', ...proof, ''].join('\n');
};
