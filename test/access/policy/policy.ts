import * as z from 'zod/mini';
import { partsOfArn } from './arn.ts';
import { type Condition, condition } from './condition.ts';

/** One sentence of a policy: who may, or may not, do what with what, under which conditions. `everyone` is `Principal: "*"`. */
export type Statement = {
  readonly effect: 'Allow' | 'Deny';
  readonly principals: readonly Principal[];
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly conditions: readonly Condition[];
};

export type Principal =
  | { readonly kind: 'everyone' }
  | { readonly kind: 'service'; readonly name: string } // e.g. lambda.amazonaws.com
  | { readonly kind: 'role'; readonly arn: string };

/** Where a policy stands: on an identity, which is its principal; on a resource; or on a role, saying who may put it on. */
export type PolicyPlace = 'identity' | 'resource' | 'trust';

const OneOrMore = z.union([z.string(), z.array(z.string()).check(z.minLength(1))]);

// Strict, so that NotAction, NotResource and NotPrincipal are refused like anything else that would have to be guessed at.
const StatementJson = z.strictObject({
  Sid: z.optional(z.string()),
  Effect: z.enum(['Allow', 'Deny']),
  Principal: z.optional(z.union([z.literal('*'), z.strictObject({ AWS: z.optional(OneOrMore), Service: z.optional(OneOrMore) })])),
  Action: OneOrMore,
  Resource: z.optional(OneOrMore),
  Condition: z.optional(z.record(z.string(), z.record(z.string(), z.union([OneOrMore, z.boolean()])))),
});

type StatementJson = z.infer<typeof StatementJson>;

const PolicyJson = z.strictObject({
  Version: z.literal('2012-10-17'),
  Id: z.optional(z.string()),
  Statement: z.union([StatementJson, z.array(StatementJson)]),
});

const listOf = (value: string | readonly string[] | undefined): readonly string[] => (value === undefined ? [] : [value].flat());

function awsPrincipal(text: string): Principal {
  if (text === '*') return { kind: 'everyone' };
  if (/^arn:[^:]+:iam::\d{12}:role\/[^*?]+$/.test(text)) return { kind: 'role', arn: text };
  throw new Error(`the principal ${JSON.stringify(text)} is not one that our policies use; name a role by its ARN`);
}

const principalsOf = (json: StatementJson['Principal']): readonly Principal[] => {
  if (json === undefined) return [];
  if (json === '*') return [{ kind: 'everyone' }];
  return [...listOf(json.AWS).map(awsPrincipal), ...listOf(json.Service).map((name): Principal => ({ kind: 'service', name }))];
};

const checkAction = (text: string): string => {
  if (/^[a-z0-9-]+:[A-Za-z0-9*?]+$/i.test(text)) return text;
  throw new Error(`the action ${JSON.stringify(text)} names no service; write service:Action`);
};

const checkResource = (text: string): string => {
  if (text.includes('${')) throw new Error(`the resource ${JSON.stringify(text)} has a policy variable; write the ARN itself`);
  if (text === '*') return text;
  const [, , service = ''] = partsOfArn(text);
  if (/[*?]/.test(service)) throw new Error(`the resource ${JSON.stringify(text)} leaves the service open; name it`);
  return text;
};

const conditionsOf = (json: StatementJson['Condition'] = {}): readonly Condition[] =>
  Object.entries(json).flatMap(([operator, lines]) =>
    Object.entries(lines).map(([key, wanted]) => condition(operator, key, typeof wanted === 'boolean' ? [String(wanted)] : listOf(wanted))),
  );

const checkParts = ({ Principal, Resource }: StatementJson, place: PolicyPlace): void => {
  if ((Principal === undefined) !== (place === 'identity'))
    throw new Error(`a statement of a policy on ${place} ${place === 'identity' ? 'names no' : 'must name its'} Principal`);
  if ((Resource === undefined) !== (place === 'trust'))
    throw new Error(`a statement of a policy on ${place} ${place === 'trust' ? 'names no' : 'must name its'} Resource`);
};

const statementOf = (json: StatementJson, place: PolicyPlace): Statement => {
  checkParts(json, place);
  return {
    effect: json.Effect,
    principals: principalsOf(json.Principal),
    actions: listOf(json.Action).map(checkAction),
    resources: place === 'trust' ? ['*'] : listOf(json.Resource).map(checkResource),
    conditions: conditionsOf(json.Condition),
  };
};

/** Reads a policy document. Throws for anything in it that this evaluator does not know exactly; nothing is passed over. */
export const readPolicy = (document: unknown, place: PolicyPlace): readonly Statement[] =>
  [PolicyJson.parse(document).Statement].flat().map((json) => statementOf(json, place));
