type Schema = { readonly [keyword: string]: unknown };

type Check = (value: unknown, rule: never, context: { readonly schema: Schema; readonly root: Schema; readonly at: string }) => string[];

const isObject = (value: unknown): value is { readonly [name: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const typeOf = (value: unknown): string => {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return Number.isInteger(value) ? 'integer' : typeof value;
};

const isOfType = (value: unknown, type: string): boolean => typeOf(value) === type || (type === 'number' && typeOf(value) === 'integer');

const resolve = (root: Schema, ref: string): Schema =>
  ref
    .slice('#/'.length)
    .split('/')
    .reduce<Schema>((inner, name) => inner[name.replaceAll('~1', '/')] as Schema, root);

const fault = (holds: boolean, at: string, says: string): string[] => (holds ? [] : [`${at || 'the value'} ${says}`]);

const ANNOTATIONS = new Set(['description', 'title', 'format', 'default', 'examples', 'readOnly', '$schema', 'id']);

/** Every keyword that our documents use. One that is not here fails the test: what is not checked must not look checked. */
const CHECKS: { readonly [keyword: string]: Check } = {
  $ref: (value, ref: string, { root, at }) => faultsOf(value, resolve(root, ref), { root, at }),
  type: (value, types: string | string[], { at }) =>
    fault(
      [types].flat().some((type) => isOfType(value, type)),
      at,
      `is ${typeOf(value)}, not ${[types].flat().join(' or ')}`,
    ),
  enum: (value, names: unknown[], { at }) => fault(names.includes(value), at, `is ${String(value)}, none of ${names.join(', ')}`),
  const: (value, only: unknown, { at }) => fault(value === only, at, `is not ${String(only)}`),
  anyOf: (value, schemas: Schema[], { root, at }) =>
    fault(
      schemas.some((schema) => faultsOf(value, schema, { root, at }).length === 0),
      at,
      'fits none of its forms',
    ),
  allOf: (value, schemas: Schema[], { root, at }) => schemas.flatMap((schema) => faultsOf(value, schema, { root, at })),
  required: (value, names: string[], { at }) =>
    isObject(value) ? names.flatMap((name) => fault(Object.hasOwn(value, name), at, `lacks ${name}`)) : [],
  properties: (value, properties: { [name: string]: Schema }, { root, at }) =>
    isObject(value)
      ? Object.entries(properties).flatMap(([name, schema]) =>
          Object.hasOwn(value, name) ? faultsOf(value[name], schema, { root, at: `${at}.${name}` }) : [],
        )
      : [],
  additionalProperties: (value, rule: boolean | Schema, { schema, root, at }) => {
    if (!isObject(value)) return [];
    const strangers = Object.keys(value).filter((name) => !Object.hasOwn((schema.properties ?? {}) as object, name));
    return strangers.flatMap((name) =>
      typeof rule === 'boolean' ? fault(rule, at, `has ${name}`) : faultsOf(value[name], rule, { root, at: `${at}.${name}` }),
    );
  },
  propertyNames: (value, rule: Schema, { root, at }) =>
    isObject(value) ? Object.keys(value).flatMap((name) => faultsOf(name, rule, { root, at: `${at}, the name ${name},` })) : [],
  items: (value, rule: Schema, { root, at }) =>
    Array.isArray(value) ? value.flatMap((inner, index) => faultsOf(inner, rule, { root, at: `${at}[${index}]` })) : [],
  minItems: (value, least: number, { at }) => (Array.isArray(value) ? fault(value.length >= least, at, 'has too few') : []),
  maxItems: (value, most: number, { at }) => (Array.isArray(value) ? fault(value.length <= most, at, 'has too many') : []),
  uniqueItems: (value, _: boolean, { at }) => (Array.isArray(value) ? fault(new Set(value).size === value.length, at, 'repeats') : []),
  minLength: (value, least: number, { at }) => (typeof value === 'string' ? fault(value.length >= least, at, 'is too short') : []),
  maxLength: (value, most: number, { at }) => (typeof value === 'string' ? fault(value.length <= most, at, 'is too long') : []),
  pattern: (value, pattern: string, { at }) =>
    typeof value === 'string' ? fault(new RegExp(pattern, 'u').test(value), at, `does not fit ${pattern}`) : [],
  minimum: (value, least: number, { at }) => (typeof value === 'number' ? fault(value >= least, at, 'is too small') : []),
  maximum: (value, most: number, { at }) => (typeof value === 'number' ? fault(value <= most, at, 'is too large') : []),
  exclusiveMinimum: (value, least: number, { at }) => (typeof value === 'number' ? fault(value > least, at, 'is too small') : []),
  exclusiveMaximum: (value, most: number, { at }) => (typeof value === 'number' ? fault(value < most, at, 'is too large') : []),
};

/** What of a value is not as a JSON Schema (2020-12) would have it; references are into `root`. */
export const faultsOf = (value: unknown, schema: Schema, { root, at = '' }: { readonly root: Schema; readonly at?: string }): string[] =>
  Object.entries(schema).flatMap(([keyword, rule]) => {
    if (ANNOTATIONS.has(keyword)) return [];
    const check = CHECKS[keyword];
    return check === undefined ? [`${at}: the keyword ${keyword} is not checked`] : check(value, rule as never, { schema, root, at });
  });
