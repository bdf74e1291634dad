import { matchesArn } from './policy/arn.ts';
import { matchesPattern } from './policy/matches-pattern.ts';
import type { Statement } from './policy/policy.ts';

/** The smallest thing that a policy gives: one action on one resource, of a table on the items under one pattern of keys. */
export type Right = { readonly action: string; readonly resource: string; readonly key?: string };

/** What a program asked AWS for. `principal`: the function, as `infra/functions.ts` names it; `leadingKeys`: partition keys, where it is the table. */
export type Use = {
  readonly principal: string;
  readonly action: string;
  readonly resource: string;
  readonly leadingKeys?: readonly string[];
};

const keysOf = ({ conditions }: Statement): readonly (string | undefined)[] => {
  const [condition, ...others] = conditions;
  if (condition === undefined) return [undefined];
  if (condition.key === 'dynamodb:LeadingKeys' && others.length === 0) return condition.wanted;
  throw new Error(`a right under the condition ${JSON.stringify(conditions)} cannot be counted; only dynamodb:LeadingKeys can`);
};

const rightsOfOne = (statement: Statement): readonly Right[] =>
  statement.actions.flatMap((action) =>
    statement.resources.flatMap((resource) =>
      keysOf(statement).map((key) => (key === undefined ? { action, resource } : { action, resource, key })),
    ),
  );

/** All that the statements permit, in the smallest parts; the same part given twice is there twice. */
export const rightsOf = (statements: readonly Statement[]): readonly Right[] =>
  statements.filter(({ effect }) => effect === 'Allow').flatMap(rightsOfOne);

/** Whether the call needed the right. */
export const needs = ({ action, resource, leadingKeys = [] }: Omit<Use, 'principal'>, right: Right): boolean =>
  action === right.action &&
  (right.resource === '*' ? resource === '*' : resource !== '*' && matchesArn(right.resource, resource)) &&
  (right.key === undefined || leadingKeys.some((key) => matchesPattern(right.key ?? '', key)));

export const rightText = ({ action, resource, key }: Right): string => [action, resource, ...(key === undefined ? [] : [key])].join(' ');
