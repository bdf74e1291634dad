import { readPolicy, type Statement } from '../policy/policy.ts';
import type { Place } from './place.ts';
import { resolve, type Scope } from './resolve.ts';
import { type Placed, resourcesOf, type Stacks } from './template.ts';

/** Who may put a role on, and what it then may. `id` is its name in the template. */
export type Role = {
  readonly stack: string;
  readonly id: string;
  readonly trust: readonly Statement[];
  readonly policies: readonly { readonly name: string; readonly statements: readonly Statement[] }[];
};

const READ: Readonly<Record<string, readonly string[]>> = {
  'AWS::IAM::Role': ['AssumeRolePolicyDocument', 'Policies', 'RoleName', 'Description', 'Tags', 'MaxSessionDuration', 'Path'],
  'AWS::IAM::Policy': ['PolicyName', 'PolicyDocument', 'Roles'],
};

// What is not read may grant: a managed policy, a boundary, a user.
const checkRead = ({ stack, id, resource }: Placed): void => {
  const read = READ[resource.Type];
  if (read === undefined)
    throw new Error(`${id} in ${stack} is of ${resource.Type}; rights are given by ${Object.keys(READ).join(' and ')} only`);
  for (const name of Object.keys(resource.Properties))
    if (!read.includes(name))
      throw new Error(`${id} (${resource.Type}) in ${stack} has ${name}, which is not read; allowed are ${read.join(', ')}`);
};

const iamResources = (stacks: Stacks): readonly Placed[] => {
  const types = new Set(Object.values(stacks).flatMap(({ Resources }) => Object.values(Resources).map(({ Type }) => Type)));
  return [...types].filter((type) => type.startsWith('AWS::IAM::')).flatMap((type) => resourcesOf(stacks, type));
};

type NamedPolicy = { readonly PolicyName: unknown; readonly PolicyDocument: unknown };

const isNamedPolicy = (value: unknown): value is NamedPolicy =>
  typeof value === 'object' && value !== null && 'PolicyName' in value && 'PolicyDocument' in value;

const namedPolicy = (value: unknown, id: string): NamedPolicy => {
  if (isNamedPolicy(value)) return value;
  throw new Error(`a policy of ${id} is ${JSON.stringify(value)}, without PolicyName or PolicyDocument`);
};

const inlinePolicies = ({ id, resource }: Placed): readonly NamedPolicy[] =>
  [resource.Properties.Policies ?? []].flat().map((one) => namedPolicy(one, id));

const refOf = (value: unknown): unknown => (typeof value === 'object' && value !== null && 'Ref' in value ? value.Ref : undefined);

const attachedPolicies = (role: Placed, stacks: Stacks): readonly NamedPolicy[] =>
  resourcesOf(stacks, 'AWS::IAM::Policy')
    .filter(({ stack, resource }) => stack === role.stack && [resource.Properties.Roles ?? []].flat().some((one) => refOf(one) === role.id))
    .map(({ id, resource }) => namedPolicy(resource.Properties, id));

const readRole = (role: Placed, stacks: Stacks, place: Place): Role => {
  const scope: Scope = { stacks, stack: role.stack, place };
  const policies = [...inlinePolicies(role), ...attachedPolicies(role, stacks)];
  return {
    stack: role.stack,
    id: role.id,
    trust: readPolicy(resolve(role.resource.Properties.AssumeRolePolicyDocument, scope), 'trust'),
    policies: policies.map(({ PolicyName, PolicyDocument }) => ({
      name: String(resolve(PolicyName, scope)),
      statements: readPolicy(resolve(PolicyDocument, scope), 'identity'),
    })),
  };
};

/** Every role of an app. Throws for any other way to give rights to an identity. */
export function readRoles(stacks: Stacks, place: Place): readonly Role[] {
  iamResources(stacks).forEach(checkRead);
  return resourcesOf(stacks, 'AWS::IAM::Role').map((role) => readRole(role, stacks, place));
}
