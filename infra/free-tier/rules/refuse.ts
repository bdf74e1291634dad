import type { Finding, Rule } from '../rule.ts';
import { type AppTemplates, ofType, type Resource } from '../templates/app-templates.ts';

export const isRefused = (type: string, refuses: readonly string[]): boolean =>
  refuses.some((refused) => (refused.endsWith('::') ? type.startsWith(refused) : type === refused));

/** A rule that resources of some types may not be. */
export const refuse = (rule: Omit<Rule, 'judge' | 'severity'> & { readonly refuses: readonly string[] }): Rule => ({
  ...rule,
  severity: 'error',
  judge: ({ resources }) =>
    resources
      .filter(({ type }) => isRefused(type, rule.refuses))
      .map((resource) => ({ resources: [resource], found: `${resource.id} is of type ${resource.type}` })),
});

/** Looks at each resource of a type; `fault` says what is wrong with it. */
export const eachOf = (app: AppTemplates, type: string, fault: (resource: Resource) => string | undefined): Finding[] =>
  ofType(app, type).flatMap((resource) => {
    const found = fault(resource);
    return found === undefined ? [] : [{ resources: [resource], found: `${resource.id} ${found}` }];
  });
