import type { Piece } from '../../domain/cover.ts';
import type { Day } from '../../domain/time/day.ts';
import { type Clock, clockOf } from './compare/clock.ts';
import { type Comparison, comparisonOf } from './compare/comparison.ts';
import { daysOf, type IsUsable, planDays, planSeries, planTotal, planWhole, usableMonths } from './plan-cover.ts';
import type { ReportQuery } from './report-query.ts';
import type { Health, ReportSettings } from './rollup-reader.ts';
import { type Shape, shapeOf } from './shape.ts';
import { type Span, spansOf } from './span.ts';
import type { Side } from './stretch.ts';
import { needsShopRows, type Ways, waysOfBase, waysOfRange } from './ways.ts';

/** The images that one side is put together from. */
export type SidePlan = { readonly ways: Ways; readonly shop: readonly Piece[]; readonly groups: readonly Piece[] };

/** How a question is answered. `today`: the day on which; `slots`: days of which some hours are asked for. */
export type Plan = {
  readonly query: ReportQuery;
  readonly today: Day;
  readonly shape: Shape;
  readonly spans: readonly Span[];
  readonly now: Side;
  readonly comparison?: Comparison | undefined;
  readonly range: SidePlan;
  readonly base?: SidePlan;
  readonly slots: readonly Piece[];
};

type Planning = { readonly shape: Shape; readonly isUsable: IsUsable };

const planShop = (side: Side, ways: Ways, { shape, isUsable }: Planning): Piece[] => {
  if (shape.rows === 'hour') return planDays(side);
  if (ways.totals === 'series') return planSeries(side, isUsable);
  return needsShopRows(shape) && ways.rows === 'merge' ? planWhole(side, isUsable) : planTotal(side, isUsable);
};

const planGroups = (side: Side, { shape, isUsable }: Planning): Piece[] => {
  if (shape.rows === 'group') return planWhole(side, isUsable);
  return shape.totalsOf === 'groups' ? planTotal(side, isUsable) : [];
};

const planBase = (query: ReportQuery, side: Side, planning: Planning): SidePlan => {
  const { shape } = planning;
  const ways = waysOfBase(query, shape);
  const readsShop = shape.totalsOf === 'shop' || needsShopRows(shape);
  return { ways, shop: readsShop ? planShop(side, ways, planning) : [], groups: planGroups(side, planning) };
};

const slotsOf = ({ comparable, before }: Comparison): Piece[] => {
  const stretches = [comparable, before].flatMap((side) => (side === undefined ? [] : [...side.spans, side.total]));
  return daysOf(stretches.flatMap(({ part }) => (part === undefined ? [] : [part.day])));
};

// Without hours of their own, today's figures cannot be held against anything before the day is over.
const clockFor = ({ hasSlots }: Shape, clock: Clock): Clock => (hasSlots ? clock : { ...clock, elapsedHours: 0 });

/** Plans which images to read and what of them answers: a pure function of the question, the clock, and how far rollups can be trusted. */
export const planReport = (query: ReportQuery, world: { settings: ReportSettings; health: Health; nowMs: number }): Plan => {
  const { settings, health, nowMs } = world;
  const shape = shapeOf(query);
  const clock = clockOf(settings.zone, nowMs);
  const planning = { shape, isUsable: usableMonths(health, settings, clock) };
  const spans = spansOf(query.range, query.grain, settings.weekStart);
  const now = { spans, total: query.range };
  const comparison = comparisonOf(query, now, clockFor(shape, clock));
  const ways = waysOfRange(query, shape);
  return {
    query,
    today: clock.today,
    shape,
    spans,
    now,
    comparison,
    range: { ways, shop: planShop(now, ways, planning), groups: planGroups(now, planning) },
    ...(comparison !== undefined && { base: planBase(query, comparison.before, planning) }),
    slots: comparison === undefined ? [] : slotsOf(comparison),
  };
};
