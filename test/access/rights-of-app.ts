import { FUNCTION_NAMES } from '../../infra/functions.ts';
import { namesOf } from '../../infra/names.ts';
import type { Statement } from './policy/policy.ts';
import { type Deployed, readFunctions } from './template/functions.ts';
import { EXAMPLE_PLACE } from './template/place.ts';
import { readResourcePolicies } from './template/resource-policies.ts';
import { type Role, readRoles } from './template/roles.ts';
import type { Stacks } from './template/template.ts';

/**
 * Everything that a platform permits and denies, by its templates, in an example account. `functions` are those of `infra/functions.ts`, by
 * their names there; `others`: functions that are not in that table, of which there should be none.
 */
export type RightsOfApp = {
  readonly functions: ReadonlyMap<string, Deployed>;
  readonly others: readonly Deployed[];
  readonly roles: readonly Role[];
  readonly onResources: readonly Statement[];
};

/** What a function's own role permits. */
export const ownStatements = ({ role }: Deployed): readonly Statement[] => role.policies.flatMap(({ statements }) => statements);

/** Reads the rights of a shop's platform. Throws where its templates hold any that are not read. */
export const rightsOfApp = (stacks: Stacks, shop: string): RightsOfApp => {
  const roles = readRoles(stacks, EXAMPLE_PLACE);
  const deployed = readFunctions(stacks, roles, EXAMPLE_PLACE);
  const byName = new Map(deployed.map((one) => [one.name, one]));
  const known = FUNCTION_NAMES.map((name) => ({ name, one: byName.get(namesOf(shop).function(name)) }));
  return {
    functions: new Map(known.flatMap(({ name, one }) => (one === undefined ? [] : [[name, one]]))),
    others: deployed.filter((deployedOne) => known.every(({ one }) => one !== deployedOne)),
    roles,
    onResources: readResourcePolicies(stacks, EXAMPLE_PLACE),
  };
};
