import type { Place } from './place.ts';
import { resolve, resolveText, type Scope } from './resolve.ts';
import type { Role } from './roles.ts';
import { type Placed, resourcesOf, type Stacks } from './template.ts';

/** A function of an app with the role that it runs under, and the variables of its environment. */
export type Deployed = {
  readonly name: string;
  readonly arn: string;
  readonly role: Role;
  readonly variables: Readonly<Record<string, string>>;
};

// The role is found by its place in the template, not by its ARN: a role may leave its name to AWS.
const roleIdOf = ({ id, stack, resource }: Placed): unknown => {
  const role = resource.Properties.Role;
  const path = typeof role === 'object' && role !== null && 'Fn::GetAtt' in role ? role['Fn::GetAtt'] : undefined;
  if (Array.isArray(path) && path[1] === 'Arn') return path[0];
  throw new Error(`the role of ${id} in ${stack} is ${JSON.stringify(role)}, not one of its own stack`);
};

const variablesOf = ({ resource }: Placed, scope: Scope): Deployed['variables'] => {
  const environment = resource.Properties.Environment;
  const variables = typeof environment === 'object' && environment !== null && 'Variables' in environment ? environment.Variables : {};
  return Object.fromEntries(Object.entries(variables ?? {}).map(([name, value]) => [name, String(resolve(value, scope))]));
};

const deployed = (placed: Placed, roles: readonly Role[], context: { stacks: Stacks; place: Place }): Deployed => {
  const { stack, id } = placed;
  const scope = { ...context, stack };
  const roleId = roleIdOf(placed);
  const role = roles.find((one) => one.stack === stack && one.id === roleId);
  if (role === undefined) throw new Error(`the role ${String(roleId)} of ${id} is not in ${stack}`);
  return {
    name: resolveText({ Ref: id }, scope),
    arn: resolveText({ 'Fn::GetAtt': [id, 'Arn'] }, scope),
    role,
    variables: variablesOf(placed, scope),
  };
};

/** Every function of an app. */
export const readFunctions = (stacks: Stacks, roles: readonly Role[], place: Place): readonly Deployed[] =>
  resourcesOf(stacks, 'AWS::Lambda::Function').map((placed) => deployed(placed, roles, { stacks, place }));
