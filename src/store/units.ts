import type { Consistency } from './port.ts';

/**
 * What a read of so many bytes costs; nothing found costs the least there is.
 * @unit DynamoDB read units
 * @formula ceil(bytes / 4,096), at least 1; half of it for an eventual read
 * @source Amazon DynamoDB Developer Guide, "Provisioned capacity mode"
 */
export const readUnits = (bytes: number, consistency: Consistency): number =>
  Math.max(1, Math.ceil(bytes / 4096)) * (consistency === 'strong' ? 1 : 0.5);

/**
 * What a write costs, `bytes` being the larger of the item before and after it.
 * @unit DynamoDB write units
 * @formula ceil(bytes / 1,024), at least 1
 * @source Amazon DynamoDB Developer Guide, "Provisioned capacity mode"
 */
export const writeUnits = (bytes: number): number => Math.max(1, Math.ceil(bytes / 1024));
