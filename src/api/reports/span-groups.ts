import type { DayRange } from '../../domain/cover.ts';
import { addGroups, type Groups, noGroups } from '../../domain/rollups/groups.ts';
import { firstDayOfMonth } from '../../domain/time/day.ts';
import type { GroupImages } from './read-images.ts';

/** Merges the groups that lie in the range. No image may reach over its ends. */
export const mergeGroups = ({ days, months }: GroupImages, { from, to }: DayRange): Groups => {
  const groups = noGroups();
  for (const [month, more] of months) if (from <= firstDayOfMonth(month) && firstDayOfMonth(month) <= to) addGroups(groups, more);
  for (const [day, more] of days) if (from <= day && day <= to) addGroups(groups, more);
  return groups;
};
