import { matchesArn } from './arn.ts';
import { holds } from './condition.ts';
import type { Context } from './context.ts';
import { matchesPattern } from './matches-pattern.ts';
import type { Principal, Statement } from './policy.ts';

/** A request as IAM sees it: who asks for what, of what. An action that takes no resource is asked of `*`. */
export type Call = {
  readonly principal: Exclude<Principal, { kind: 'everyone' }>;
  readonly action: string;
  readonly resource: string;
  readonly context: Context;
};

export type Verdict = 'allowed' | 'implicitly denied' | 'explicitly denied';

const isMeant = (meant: Principal, { principal }: Call): boolean => {
  switch (meant.kind) {
    case 'everyone':
      return true;
    case 'service':
      return principal.kind === 'service' && principal.name === meant.name;
    case 'role':
      return principal.kind === 'role' && principal.arn === meant.arn;
    default:
      return meant satisfies never;
  }
};

const namesAction = (pattern: string, action: string): boolean => matchesPattern(pattern.toLowerCase(), action.toLowerCase());

const namesResource = (pattern: string, resource: string): boolean =>
  pattern === '*' || (resource !== '*' && matchesArn(pattern, resource));

const applies = ({ principals, actions, resources, conditions }: Statement, call: Call): boolean =>
  (principals.length === 0 || principals.some((meant) => isMeant(meant, call))) &&
  actions.some((pattern) => namesAction(pattern, call.action)) &&
  resources.some((pattern) => namesResource(pattern, call.resource)) &&
  conditions.every((one) => holds(one, call.context));

const checkCall = ({ action, resource }: Call): void => {
  if (!/^[a-z0-9-]+:[A-Za-z0-9]+$/.test(action))
    throw new Error(`nobody can call ${JSON.stringify(action)}; name one action of one service`);
  if (/[*?]/.test(resource) && resource !== '*') throw new Error(`nobody can call upon ${JSON.stringify(resource)}; name one resource`);
};

/**
 * What IAM answers to a call under these statements and no others: one denial that applies outweighs every permission, and what nothing
 * permits is denied.
 * @source IAM, "Policy evaluation logic", within one account
 */
export function evaluate(statements: readonly Statement[], call: Call): Verdict {
  checkCall(call);
  const applying = statements.filter((statement) => applies(statement, call));
  if (applying.some(({ effect }) => effect === 'Deny')) return 'explicitly denied';
  return applying.length > 0 ? 'allowed' : 'implicitly denied';
}
