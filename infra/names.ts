/** The stacks of a shop, by how long they live. */
export const STACKS = ['data', 'pipeline', 'api', 'monitoring'] as const;
export type StackName = (typeof STACKS)[number];

/**
 * What everything is called. The names are fixed, so that each policy names its resources literally and no stack waits for what
 * another exports.
 */
export const namesOf = (shop: string) => ({
  stack: (stack: StackName): string => `tillbook-${shop}-${stack}`,
  table: `tillbook-${shop}`,
  function: (name: string): string => `tillbook-${shop}-${name}`,
  logGroup: (name: string): string => `/tillbook/${shop}/${name}`,
  /** Begins every parameter of the shop; no slash at its end. */
  parameters: `/tillbook/${shop}`,
  /** Needs the account behind it, since buckets share one space of names. */
  bucket: (account: string): string => `tillbook-${shop}-imports-${account}`,
  schedule: (name: string): string => `tillbook-${shop}-${name}`,
  failedQueue: `tillbook-${shop}-failed`,
  alarmTopic: `tillbook-${shop}-alarms`,
  dashboard: `tillbook-${shop}`,
  /** Under which the stack of the API tells the id of its gateway. */
  apiIdExport: `tillbook-${shop}-api-id`,
});

export type Names = ReturnType<typeof namesOf>;
