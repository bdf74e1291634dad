import type { DayRange } from '../../domain/cover.ts';
import { addGroups, type Groups, noGroups } from '../../domain/rollups/groups.ts';
import { type Dimension, readDimensionKey } from '../../domain/rollups/keys.ts';
import { firstDayOfMonth } from '../../domain/time/day.ts';
import type { GroupImages } from './read-images.ts';
import type { Breakdown } from './report-query.ts';

/** Merges the groups that lie in the range. No image may reach over its ends. */
export const mergeGroups = ({ days, months }: GroupImages, { from, to }: DayRange): Groups => {
  const groups = noGroups();
  for (const [month, more] of months) if (from <= firstDayOfMonth(month) && firstDayOfMonth(month) <= to) addGroups(groups, more);
  for (const [day, more] of days) if (from <= day && day <= to) addGroups(groups, more);
  return groups;
};

/** The groups of one dimension by its values. */
export const groupsOf = (groups: Groups, dimension: Dimension | Breakdown): Groups =>
  new Map(
    [...groups].flatMap(([key, group]) => {
      const read = readDimensionKey(key);
      return read.dimension === dimension ? [[read.value, group] as const] : [];
    }),
  );
