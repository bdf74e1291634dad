import type { AllowanceId, Profile } from './allowances.ts';
import type { AppTemplates, Resource } from './templates/app-templates.ts';

/** What is not as a rule asks: the resources that it is about, and what was found of them. */
export type Finding = { readonly resources: readonly Resource[]; readonly found: string };

/** What a template does not say: which allowances the account has, and which metrics the functions write in their log lines. */
export type Account = { readonly profile: Profile; readonly metricNames: readonly string[] };

/**
 * What the templates of an app must be, so that it costs nothing.
 *
 * - `says`: what must be
 * - `costs`: the allowance that it is about, and with it the price; undefined where breaking the rule costs a deployment, not money
 * - `wayOut`: what to do instead
 * - `severity`: an error ends the synthesis, a warning is said
 * - `refuses`: the types that may not be at all; one that ends in `::` stands for all that begin with it
 */
export type Rule = {
  readonly id: string;
  readonly says: string;
  readonly costs: AllowanceId | undefined;
  readonly wayOut: string;
  readonly severity: 'error' | 'warning';
  readonly refuses?: readonly string[];
  readonly judge: (app: AppTemplates, account: Account) => readonly Finding[];
};
