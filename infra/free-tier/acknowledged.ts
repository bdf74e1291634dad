import { FUNCTION_NAMES } from '../functions.ts';
import { namesOf } from '../names.ts';
import type { Settings } from '../settings.ts';

/** What breaks a rule with open eyes. `rule` is named as in CDK's report: the pack, `::` and the rule. */
export type Acknowledged = { readonly rule: string; readonly reason: string };

const OURS: readonly Acknowledged[] = [
  {
    rule: 'TillbookFreeTier::api-calls',
    reason: 'orders, webhooks and answers need a door; "tillbook estimate" says what the calls cost',
  },
];

/** Only where the settings ask for the bucket. */
const BUCKET: Acknowledged = { rule: 'TillbookFreeTier::s3-buckets', reason: 'the settings ask for file imports' };

/** What the pack of AWS asks for and the free tier has no room for, or the design does in another way. */
const AWS_SOLUTIONS: readonly Acknowledged[] = [
  { rule: 'AwsSolutions::AwsSolutions-DDB3', reason: 'point-in-time recovery is charged; "tillbook export" makes the copy' },
  { rule: 'AwsSolutions::AwsSolutions-APIG1', reason: 'logs of calls are charged; the functions write what went wrong' },
  { rule: 'AwsSolutions::AwsSolutions-S1', reason: 'access logs use up the free writes of S3' },
  { rule: 'AwsSolutions::AwsSolutions-SQS3', reason: 'the queue is itself where failed events end' },
  {
    rule: 'AwsSolutions::AwsSolutions-APIG4',
    reason: 'public are only webhooks (signed), the document and the page, whose function judges its cookie',
  },
];

/** Rights over what has no fixed name: a log's streams, and the files below the one prefix. */
const wildcardsOf = ({ shop }: Settings): Acknowledged[] => {
  const names = namesOf(shop);
  const streams = FUNCTION_NAMES.map(
    (name) => `arn:<AWS::Partition>:logs:<AWS::Region>:<AWS::AccountId>:log-group:${names.logGroup(name)}:log-stream:*`,
  );
  const files = `arn:<AWS::Partition>:s3:::${names.bucket('<AWS::AccountId>')}/imports/*`;
  return [...streams, files].map((resource) => ({
    rule: `AwsSolutions::AwsSolutions-IAM5[Resource::${resource}]`,
    reason: "Lambda names a log's streams, the shop its files",
  }));
};

/** What stands in the list whatever the shop is called. */
export const ACKNOWLEDGED_BY_PACK: readonly Acknowledged[] = [...OURS, BUCKET, ...AWS_SOLUTIONS];

/** What an app with these settings may break, and why. */
export const acknowledgedFor = (settings: Settings): Acknowledged[] => [
  ...OURS,
  ...(settings.fileImports === true ? [BUCKET] : []),
  ...AWS_SOLUTIONS,
  ...wildcardsOf(settings),
];
