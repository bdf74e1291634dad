import type { DayRange } from '../../../domain/cover.ts';
import { addDays, type Day } from '../../../domain/time/day.ts';
import type { CompareMode, ReportQuery } from '../report-query.ts';
import { hasWholeDays, isEmptyStretch, type Side, type Stretch } from '../stretch.ts';
import type { Clock } from './clock.ts';
import { shiftOf } from './shift.ts';

/**
 * What a range is held against. `base`: the range carried back whole. `comparable`: what of the range has elapsed, where that is not all.
 * `before`: the same carried back, which is what is read. `through`: the last day that is compared, undefined when nothing can be yet;
 * `elapsedHours`: how much of it, where it is not all.
 */
export type Comparison = {
  readonly mode: CompareMode;
  readonly base: DayRange;
  readonly comparable?: Side;
  readonly before: Side;
  readonly through?: Day;
  readonly elapsedHours?: number;
};

type Asked = Pick<ReportQuery, 'compare' | 'range' | 'grain'>;

const earlier = (a: Day, b: Day): Day => (a < b ? a : b);
const later = (a: Day, b: Day): Day => (a > b ? a : b);

/** What of a stretch has elapsed: days before today, and whole hours of today where hours are kept. */
const elapsedOf = ({ from, to }: DayRange, { today, elapsedHours }: Clock): Stretch => {
  const whole = { from, to: earlier(to, addDays(today, -1)) };
  return from <= today && today <= to && elapsedHours > 0 ? { ...whole, part: { day: today, hours: elapsedHours } } : whole;
};

/** How whole days are carried back. */
type CarryDays = (days: DayRange) => DayRange;

/**
 * They end where the day after them begins: the end of a February falls on the end of a February, so that rows carried one by one leave
 * out none of the days of all. Where days are asked about one by one, a day is held against a day.
 */
const carryDaysBy =
  (shift: (day: Day) => Day, { grain, range }: Asked): CarryDays =>
  ({ from, to }) => {
    const isDayByDay = grain === 'day' || grain === 'hour' || range.from === range.to;
    if (from === to && isDayByDay) return { from: shift(from), to: shift(to) };
    return { from: shift(from), to: later(shift(to), addDays(shift(addDays(to, 1)), -1)) };
  };

// On 29 February both it and the day before are carried to the 28th: then the whole of that day stands, and no part of it beside.
const carry = (stretch: Stretch, { shift, carryDays }: { shift: (day: Day) => Day; carryDays: CarryDays }): Stretch => {
  const { from, to, part } = stretch;
  const whole = hasWholeDays(stretch) ? carryDays({ from, to }) : { from, to };
  if (part === undefined) return whole;
  const day = shift(part.day);
  return hasWholeDays(stretch) && day <= whole.to ? whole : { ...whole, part: { day, hours: part.hours } };
};

const mapSide = ({ spans, total }: Side, map: (stretch: Stretch) => Stretch): Side => ({ spans: spans.map(map), total: map(total) });

const throughOf = (total: Stretch): Pick<Comparison, 'through' | 'elapsedHours'> => {
  if (isEmptyStretch(total)) return {};
  const { to, part } = total;
  return part === undefined ? { through: to } : { through: part.day, elapsedHours: part.hours };
};

/** The sides of the comparison asked for, if any. */
export const comparisonOf = (query: Asked, now: Side, clock: Clock): Comparison | undefined => {
  const { compare, range } = query;
  if (compare === undefined) return undefined;
  const shift = shiftOf(compare, range);
  const carryDays = carryDaysBy(shift, query);
  const carried = (side: Side): Side => mapSide(side, (stretch) => carry(stretch, { shift, carryDays }));
  const base = carryDays(range);
  if (range.to < clock.today) return { mode: compare, base, before: carried(now), through: range.to };
  const comparable = mapSide(now, (stretch) => elapsedOf(stretch, clock));
  return { mode: compare, base, comparable, before: carried(comparable), ...throughOf(comparable.total) };
};
