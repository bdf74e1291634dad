import type { Service } from './aws.ts';

/** China is a partition with a domain of its own; GovCloud is one without. */
const domainOf = (region: string): string => (region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com');

/** Where a service answers in a region. */
export const endpointOf = (service: Service, region: string): URL => new URL(`https://${service}.${region}.${domainOf(region)}`);
