import type { CloudAssembly } from 'aws-cdk-lib/cx-api';

/** What a deployment consists of: how many resources of each type, by stack. */
export type Plan = readonly { readonly stack: string; readonly resources: Readonly<Record<string, number>> }[];

const countTypes = (template: { readonly Resources?: Readonly<Record<string, { readonly Type: string }>> }): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const { Type } of Object.values(template.Resources ?? {})) counts[Type] = (counts[Type] ?? 0) + 1;
  return counts;
};

export const planOf = ({ stacks }: Pick<CloudAssembly, 'stacks'>): Plan =>
  stacks.map(({ stackName, template }) => ({ stack: stackName, resources: countTypes(template) }));

const shortName = (type: string): string => type.replace(/^AWS::/, '').replace('::', ' ');

/** The plan for people, one line a stack. */
export const planLines = (plan: Plan): string[] =>
  plan.map(({ stack, resources }) => {
    const parts = Object.entries(resources).map(([type, count]) => (count === 1 ? shortName(type) : `${count} ${shortName(type)}`));
    return `${stack}: ${parts.join(', ')}`;
  });
