/** A value of a template. */
export type Json = string | number | boolean | null | undefined | readonly Json[] | { readonly [name: string]: Json };

const isObject = (value: Json): value is { readonly [name: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const entriesOf = (value: Json): [string, Json][] => (isObject(value) ? Object.entries(value) : []);

export const listOf = (value: Json): readonly Json[] => (Array.isArray(value) ? value : []);

/** What stands at the end of a path of names; undefined where the path breaks off. */
export const at = (value: Json, ...path: readonly string[]): Json =>
  path.reduce<Json>((found, name) => (isObject(found) ? found[name] : undefined), value);

/** A number that stands in the template, also as text; undefined for what is only known when the template is deployed. */
export const numberIn = (value: Json): number | undefined => {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
};

export const isTrue = (value: Json): boolean => value === true || value === 'true';

/** Whether anything is said at all. */
export const isSaid = (value: Json): boolean => value !== undefined && value !== null;

/** Text, with `?` in place of what is only known when the template is deployed. */
export const textIn = (value: Json): string | undefined => {
  if (typeof value === 'string') return value;
  const [separator, parts] = listOf(at(value, 'Fn::Join'));
  if (typeof separator === 'string')
    return listOf(parts)
      .map((part) => textIn(part) ?? '?')
      .join(separator);
  const sub = at(value, 'Fn::Sub');
  return typeof sub === 'string' ? sub : undefined;
};

/** The resource that a value names by `Ref` or `Fn::GetAtt`. */
export const referenceIn = (value: Json): string | undefined => {
  const named = at(value, 'Ref') ?? listOf(at(value, 'Fn::GetAtt'))[0];
  return typeof named === 'string' ? named : undefined;
};
