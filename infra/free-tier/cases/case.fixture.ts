import type { Account } from '../rule.ts';
import type { Json } from '../templates/json.ts';

/** Resources by name: type and properties. */
export type Resources = Readonly<Record<string, readonly [type: string, properties?: Json]>>;

/** An app of one stack or several, in an account; without one: always free, and no metrics of its own. */
export type Given = { readonly stacks: readonly Resources[]; readonly account?: Partial<Account>; readonly template?: Json };

/** What breaks a rule, and what is just within it and breaks no other. `says`: what the finding tells. */
export type RuleCase = { readonly breaks: readonly (Given & { readonly says: RegExp })[]; readonly keeps: readonly Given[] };

export type Cases = Readonly<Record<string, RuleCase>>;

/** An app of one stack that breaks a rule. */
export const breaking = (says: RegExp, resources: Resources, account?: Partial<Account>): Given & { readonly says: RegExp } => ({
  says,
  stacks: [resources],
  ...(account !== undefined && { account }),
});

/** An app of one stack that keeps all rules. */
export const keeping = (resources: Resources, account?: Partial<Account>): Given => ({
  stacks: [resources],
  ...(account !== undefined && { account }),
});

export const LEGACY: Partial<Account> = { profile: 'legacy-12-month' };
