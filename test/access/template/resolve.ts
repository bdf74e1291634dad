import { ATTRIBUTES } from './attributes.ts';
import type { Place } from './place.ts';
import type { Stacks } from './template.ts';

/** In which stack of which app a value stands, and where the app is deployed to. */
export type Scope = { readonly stacks: Stacks; readonly stack: string; readonly place: Place };

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);

const shown = (value: unknown): string => JSON.stringify(value);

const pseudo = (name: string, { place }: Scope): string | undefined =>
  ({
    'AWS::Partition': place.partition,
    'AWS::Region': place.region,
    'AWS::AccountId': place.accountId,
    'AWS::URLSuffix': 'amazonaws.com',
  })[name];

/** An attribute of a resource; `Ref` is that which a reference gives. */
function attribute(id: string, wanted: string, scope: Scope): string {
  const resource = scope.stacks[scope.stack]?.Resources[id];
  if (resource === undefined) throw new Error(`${scope.stack} has no resource ${shown(id)}`);
  const name = (property: string): string => {
    const fixed = resource.Properties[property];
    if (fixed === undefined)
      throw new Error(`${id} (${resource.Type}) in ${scope.stack} has no ${property}, so its ARN is not known; fix it`);
    return resolveText(fixed, scope);
  };
  const found = ATTRIBUTES[resource.Type]?.({ id, place: scope.place, name })[wanted];
  if (found !== undefined) return found;
  throw new Error(`it is not known what ${wanted} of ${id} (${resource.Type}) is; say it in attributes.ts`);
}

const reference = (name: string, scope: Scope): string => pseudo(name, scope) ?? attribute(name, 'Ref', scope);

const attributeAt = (path: string, scope: Scope): string => {
  const [id = '', ...rest] = path.split('.');
  return rest.length === 0 ? reference(id, scope) : attribute(id, rest.join('.'), scope);
};

const getAtt = (wanted: unknown, scope: Scope): string => attributeAt(Array.isArray(wanted) ? wanted.join('.') : String(wanted), scope);

function join(parts: unknown, scope: Scope): string {
  const [by, list] = Array.isArray(parts) ? parts : [];
  if (typeof by !== 'string' || !Array.isArray(list)) throw new Error(`cannot join ${shown(parts)}`);
  return list.map((part) => resolveText(part, scope)).join(by);
}

function substitute(given: unknown, scope: Scope): string {
  const [text, own = {}] = Array.isArray(given) ? given : [given];
  if (typeof text !== 'string' || !isFields(own)) throw new Error(`cannot substitute in ${shown(given)}`);
  return text.replace(/\$\{(!?)([^}]*)\}/g, (_, literal: string, name: string) => {
    if (literal !== '') return `\${${name}}`;
    return Object.hasOwn(own, name) ? resolveText(own[name], scope) : attributeAt(name, scope);
  });
}

/** What another stack of the app exports under the name. */
function imported(wanted: unknown, scope: Scope): string {
  const name = resolveText(wanted, scope);
  for (const [stack, { Outputs }] of Object.entries(scope.stacks)) {
    const there: Scope = { ...scope, stack };
    const output = Object.values(Outputs).find(({ Export }) => Export !== undefined && resolveText(Export.Name, there) === name);
    if (output !== undefined) return resolveText(output.Value, there);
  }
  throw new Error(`no stack exports ${shown(name)}`);
}

const INTRINSICS: Readonly<Record<string, (argument: unknown, scope: Scope) => string>> = {
  Ref: (name, scope) => reference(String(name), scope),
  'Fn::GetAtt': getAtt,
  'Fn::Join': join,
  'Fn::Sub': substitute,
  'Fn::ImportValue': imported,
};

const intrinsicOf = (fields: Fields): string | undefined => Object.keys(fields).find((name) => name === 'Ref' || name.startsWith('Fn::'));

/** The value as CloudFormation would have it after deployment. Throws for what is known only then, and for functions that we do not use. */
export function resolve(value: unknown, scope: Scope): unknown {
  if (Array.isArray(value)) return value.map((one) => resolve(one, scope));
  if (!isFields(value)) return value;
  const intrinsic = intrinsicOf(value);
  if (intrinsic === undefined) return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, resolve(one, scope)]));
  const known = INTRINSICS[intrinsic];
  if (known === undefined) throw new Error(`cannot resolve ${shown(value)}; known are ${Object.keys(INTRINSICS).join(', ')}`);
  return known(value[intrinsic], scope);
}

/** The same where only text will do. */
export function resolveText(value: unknown, scope: Scope): string {
  const resolved = resolve(value, scope);
  if (typeof resolved === 'string') return resolved;
  throw new Error(`${shown(value)} is not text`);
}
