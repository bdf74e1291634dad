import type { AwsError } from '../aws-error.ts';

/** Names under which the three services say: too much at once. */
const THROTTLES: ReadonlySet<string> = new Set([
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'SlowDown',
  'Throttling',
  'ThrottlingException',
]);

const BROKEN: ReadonlySet<string> = new Set(['ConnectionError', 'TimeoutError', 'UnreadableAnswer']);

/** Whether the same request may be answered a moment later. */
export const isWorthRepeating = ({ name, facts }: AwsError): boolean =>
  THROTTLES.has(name) || BROKEN.has(name) || facts?.status === 429 || (facts?.status ?? 0) >= 500;
