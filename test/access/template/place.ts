/** Where a template is deployed to. */
export type Place = { readonly partition: string; readonly region: string; readonly accountId: string };

/** An example account, as AWS's own documents name it: a template is of no account, and its rights are the same in each. */
export const EXAMPLE_PLACE: Place = { partition: 'aws', region: 'eu-west-1', accountId: '123456789012' };

/** The ARN of something of a service in this place. */
export const arnIn = ({ partition, region, accountId }: Place, service: string, resource: string): string =>
  `arn:${partition}:${service}:${region}:${accountId}:${resource}`;
