import { columnsOfCondition } from './condition.ts';
import type { Profile } from './profile.ts';

type Named = string | { readonly column: string } | undefined;

const columnOf = (field: Named): string[] => (field === undefined ? [] : [typeof field === 'string' ? field : field.column]);

/** Every column that the profile reads, each once. The others are never looked at, nor kept. */
export const columnsOf = (profile: Profile): string[] => {
  const named = [...Object.values(profile.order), ...Object.values(profile.line)].flatMap((field: Named) => columnOf(field));
  const conditions = [
    profile.returns?.when,
    profile.test,
    ...Object.values(profile.stages ?? {}),
    ...(profile.rows ?? []).map(({ when }) => when),
  ].flatMap((condition) => (condition === undefined ? [] : columnsOfCondition(condition)));
  return [...new Set([...named, ...conditions])];
};
