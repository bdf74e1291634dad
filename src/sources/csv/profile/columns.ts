import { columnsOfCondition } from './condition.ts';
import { type ColumnChoice, columnsOfChoice } from './fields.ts';
import { columnsOfPart } from './joins.ts';
import type { Profile } from './profile.ts';

type Named = ColumnChoice | { readonly column: string | readonly string[] } | undefined;

/** The columns of a field that names one, several or none. */
export const columnsOfField = (field: Named): readonly string[] => {
  if (field === undefined) return [];
  return columnsOfChoice(typeof field === 'object' && 'column' in field ? field.column : field);
};

const keyColumnsOf = ({ joins = {} }: Profile): string[] =>
  Object.values(joins).flatMap(({ on }) => Object.values(on).flatMap(columnsOfPart));

/** Every column that the profile reads, each once. The others are never looked at, nor kept. */
export const columnsOf = (profile: Profile): string[] => {
  const named = [...Object.values(profile.order), ...Object.values(profile.line)].flatMap((field: Named) => columnsOfField(field));
  const conditions = [
    profile.returns?.when,
    profile.test,
    ...Object.values(profile.stages ?? {}),
    ...(profile.rows ?? []).map(({ when }) => when),
  ].flatMap((condition) => (condition === undefined ? [] : columnsOfCondition(condition)));
  return [...new Set([...named, ...conditions, ...keyColumnsOf(profile)])];
};
