import { Aws, aws_iam as iam } from 'aws-cdk-lib';
import { ACCESS, type OtherGrant, type TableGrant } from './access.ts';
import type { FunctionName } from './functions.ts';
import type { Names } from './names.ts';

/** `sources`: the shops that are pulled; `senders`: those among them that send webhooks. */
export type PolicyContext = { readonly names: Names; readonly sources: readonly string[]; readonly senders: readonly string[] };

const arn = (service: string, resource: string): string => `arn:${Aws.PARTITION}:${service}:${Aws.REGION}:${Aws.ACCOUNT_ID}:${resource}`;

const tableStatement = ({ actions, keys }: TableGrant, { names }: PolicyContext): iam.PolicyStatement =>
  new iam.PolicyStatement({
    actions: actions.map((action) => `dynamodb:${action}`),
    resources: [arn('dynamodb', `table/${names.table}`)],
    ...(keys.length > 0 && { conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [...keys] } } }),
  });

/** A name once for each source or sender that it speaks of, else as it is. */
const spelledOut = (path: string, { sources, senders }: PolicyContext): readonly string[] => {
  if (path.includes('{source}')) return sources.map((source) => path.replace('{source}', source));
  return path.includes('{sender}') ? senders.map((sender) => path.replace('{sender}', sender)) : [path];
};

const arnsOf = (resource: string, context: PolicyContext): readonly string[] => {
  const { names } = context;
  const [kind, ...rest] = resource.split('/');
  const path = rest.join('/');
  if (kind === 'queue') return [arn('sqs', names.failedQueue)];
  if (kind === 'objects') return [`arn:${Aws.PARTITION}:s3:::${names.bucket(Aws.ACCOUNT_ID)}/${path}`];
  return spelledOut(path, context).map((name) => arn('ssm', `parameter${names.parameters}/${name}`));
};

const otherStatements = ({ actions, resources }: OtherGrant, context: PolicyContext): iam.PolicyStatement[] => {
  const arns = resources.flatMap((resource) => arnsOf(resource, context));
  return arns.length === 0 ? [] : [new iam.PolicyStatement({ actions: [...actions], resources: arns })];
};

const logStatement = (name: FunctionName, { names }: PolicyContext): iam.PolicyStatement =>
  new iam.PolicyStatement({
    actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    resources: [arn('logs', `log-group:${names.logGroup(name)}:log-stream:*`)],
  });

/** All that a function may do: what `access.ts` says, and to write its own log. */
export const policyOf = (name: FunctionName, context: PolicyContext): iam.PolicyDocument => {
  const { table, other } = ACCESS[name];
  return new iam.PolicyDocument({
    minimize: false,
    statements: [
      ...table.map((grant) => tableStatement(grant, context)),
      ...other.flatMap((grant) => otherStatements(grant, context)),
      logStatement(name, context),
    ],
  });
};
