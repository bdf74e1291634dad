import { matchesPattern } from './matches-pattern.ts';

const PARTS = 6; // arn, partition, service, region, account, resource

/** The six parts of an ARN; colons in the last one belong to it. Throws for text that is none. */
export function partsOfArn(arn: string): readonly string[] {
  const parts = arn.split(':');
  if (parts[0] === 'arn' && parts.length >= PARTS) return [...parts.slice(0, PARTS - 1), parts.slice(PARTS - 1).join(':')];
  throw new Error(`${JSON.stringify(arn)} is no ARN; write all six parts, arn:partition:service:region:account:resource`);
}

/**
 * Whether an ARN fits a pattern of one, part by part: a star stops at a colon, but not in the last part.
 * @source IAM, "JSON policy elements: Resource", and "Amazon Resource Name (ARN) condition operators"
 */
export function matchesArn(pattern: string, arn: string): boolean {
  const parts = partsOfArn(arn);
  return partsOfArn(pattern).every((part, at) => matchesPattern(part, parts[at] ?? ''));
}
