import { compareText } from '../../../domain/ids.ts';
import { zeroFigures } from '../../../domain/rollups/figures.ts';
import type { Facts } from '../facts.ts';
import type { Plan } from '../plan-report.ts';
import { hasWholeDays, isEmptyStretch, type Side } from '../stretch.ts';
import type { RowId, Table } from '../tabulate.ts';
import { worthOf } from '../worth.ts';

/** What a row is worked out from: now, what of it has elapsed where that is not all, and before. Undefined is not comparable. */
export type Sides = { readonly now: Facts; readonly comparable?: Facts | undefined; readonly before?: Facts | undefined };

export type Line = RowId & Sides;

/** One side as it was worked out, with the time of its rows. */
export type SideTable = { readonly side: Side; readonly table: Table };

// Nothing happened: every count is 0, and there is no median.
const NOTHING: Facts = { figures: zeroFigures(), newCustomers: 0 };

const nameOf = ({ span, key, isRest }: RowId): string => `${span} ${isRest ? 'rest' : `row ${key}`}`;

type FactsOf = (id: RowId) => Facts | undefined;

const factsIn = ({ side, table }: SideTable, { shape: { rows } }: Pick<Plan, 'shape'>): FactsOf => {
  const nothing: Facts = { ...NOTHING, payments: table.totals?.payments && new Map() };
  const byName = new Map(table.rows.map((row) => [nameOf(row), row.facts]));
  return (id) => {
    const stretch = side.spans[id.span];
    if (stretch === undefined || isEmptyStretch(stretch)) return undefined;
    const isOver = rows !== 'hour' || hasWholeDays(stretch) || Number(id.key) < (stretch.part?.hours ?? 0);
    return isOver ? (byName.get(nameOf(id)) ?? nothing) : undefined;
  };
};

const orderOf = ({ query, shape: { rows } }: Plan): ((a: Line, b: Line) => number) => {
  const worth = (facts: Facts | undefined): number => worthOf(query, facts ?? NOTHING);
  const byWorth = (a: Line, b: Line): number =>
    worth(b.now) - worth(a.now) || worth(b.before) - worth(a.before) || compareText(a.key, b.key);
  const inSpan = rows === 'hour' ? (a: Line, b: Line): number => Number(a.key) - Number(b.key) : byWorth;
  return (a, b) => a.span - b.span || Number(a.isRest) - Number(b.isRest) || inSpan(a, b);
};

/**
 * The rows of all sides by what they are about, span by span, the most worth first, hours in their order. What happened only before still
 * has a row.
 */
export const linesOf = (
  plan: Plan,
  tables: { now: SideTable; comparable?: SideTable | undefined; before?: SideTable | undefined },
): Line[] => {
  const { now, comparable, before } = tables;
  const ids = new Map([now, before].flatMap((each) => each?.table.rows ?? []).map((id): [string, RowId] => [nameOf(id), id]));
  const nowOf = factsIn(now, plan);
  const comparableOf = comparable === undefined ? undefined : factsIn(comparable, plan);
  const beforeOf = before === undefined ? undefined : factsIn(before, plan);
  return [...ids.values()]
    .map(({ span, key, isRest }): Line => {
      const id = { span, key, isRest };
      return { ...id, now: nowOf(id) ?? NOTHING, comparable: comparableOf?.(id), before: beforeOf?.(id) };
    })
    .sort(orderOf(plan));
};
