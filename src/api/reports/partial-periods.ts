import type { DayRange } from '../../domain/cover.ts';
import { addDays, type Day } from '../../domain/time/day.ts';
import type { WeekStart } from '../../domain/time/week.ts';
import type { Grain } from './report-query.ts';
import { type Span, spansOf } from './span.ts';

/**
 * A period of which a row has only part: `from` to `to` are its days in the range. `cut`: the range leaves others out; `unfinished`: today
 * is in it; `to-come`: it has not begun.
 */
export type PartialPeriod = DayRange & { readonly period: string; readonly why: 'cut' | 'unfinished' | 'to-come' };

type Asked = { readonly grain: Grain; readonly weekStart: WeekStart; readonly today: Day };

const nameOfDay = (day: Day, { grain, weekStart }: Asked): string => spansOf({ from: day, to: day }, grain, weekStart)[0]?.name ?? day;

const whyPartial = ({ from, to, name }: Span, asked: Asked): PartialPeriod['why'] | undefined => {
  if (asked.today < from) return 'to-come';
  if (asked.today <= to) return 'unfinished';
  const isCut = nameOfDay(addDays(from, -1), asked) === name || nameOfDay(addDays(to, 1), asked) === name;
  return isCut ? 'cut' : undefined;
};

/** The periods that are not whole. The whole range is what was asked for, and says its days itself; so do days to come. */
export const partialPeriods = (spans: readonly Span[], asked: Asked): PartialPeriod[] => {
  if (asked.grain === 'total' || asked.grain === 'hour') return [];
  return spans.flatMap(({ from, to, name }) => {
    const why = whyPartial({ from, to, name }, asked);
    return why === undefined || (asked.grain === 'day' && why === 'to-come') ? [] : [{ period: name, from, to, why }];
  });
};
