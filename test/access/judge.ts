import type { Context } from './policy/context.ts';
import { evaluate, type Verdict } from './policy/evaluate.ts';
import type { Use } from './rights.ts';
import { ownStatements, type RightsOfApp } from './rights-of-app.ts';
import type { Deployed } from './template/functions.ts';

/** Says what IAM would answer to a call of a function under the synthesised policies. */
export type Judge = (use: Use) => Verdict;

// AWS fills in the keys of every call to a table but a scan, so that a record without them was made wrongly.
const contextOf = ({ action, leadingKeys = [] }: Use): Context => {
  const namesKeys = action.startsWith('dynamodb:') && action !== 'dynamodb:Scan';
  if (namesKeys !== leadingKeys.length > 0)
    throw new Error(`${action} was recorded with ${leadingKeys.length} leading keys; give those that its request names`);
  return { 'aws:SecureTransport': 'true', ...(namesKeys && { 'dynamodb:LeadingKeys': leadingKeys }) };
};

const functionNamed = ({ functions }: RightsOfApp, principal: string): Deployed => {
  const found = functions.get(principal);
  if (found !== undefined) return found;
  throw new Error(`no function is called ${JSON.stringify(principal)}; there are ${[...functions.keys()].join(', ')}`);
};

/**
 * The judge of a platform: what a function's own role says, and what stands on the resources. Within one account either may permit, and a
 * denial in either holds.
 */
export const judgeOf =
  (rights: RightsOfApp): Judge =>
  (use) => {
    const deployed = functionNamed(rights, use.principal);
    return evaluate([...ownStatements(deployed), ...rights.onResources], {
      // Roles leave their names to AWS, so that no policy on a resource can name one; its place in the template stands in.
      principal: { kind: 'role', arn: deployed.role.id },
      action: use.action,
      resource: use.resource,
      context: contextOf(use),
    });
  };
