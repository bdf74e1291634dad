import type { DayRange } from '../../domain/cover.ts';
import { type Day, firstDayOfMonth, lastDayOfMonth, monthOfDay } from '../../domain/time/day.ts';

/** The first whole hours of a day, counted from local midnight as they elapse. */
export type Part = { readonly day: Day; readonly hours: number };

/** The time of a row or of the totals: whole days, none where `to` lies before `from`, and beside them a part of one more day. */
export type Stretch = DayRange & { readonly part?: Part };

/** One side of a comparison: the stretch of each span, in the order of the spans, and that of the totals. */
export type Side = { readonly spans: readonly Stretch[]; readonly total: Stretch };

export const hasWholeDays = ({ from, to }: Stretch): boolean => from <= to;

export const isEmptyStretch = (stretch: Stretch): boolean => !hasWholeDays(stretch) && stretch.part === undefined;

export const isWholeMonths = ({ from, to }: Stretch): boolean =>
  from <= to && from === firstDayOfMonth(monthOfDay(from)) && to === lastDayOfMonth(monthOfDay(to));
