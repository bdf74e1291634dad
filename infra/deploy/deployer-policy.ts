import type { Names } from '../names.ts';

type Statement = {
  readonly Sid: string;
  readonly Effect: 'Allow';
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
};

/** An IAM policy as JSON has it. */
export type PolicyDocument = { readonly Version: '2012-10-17'; readonly Statement: readonly Statement[] };

const allow = (Sid: string, Action: readonly string[], Resource: readonly string[]): Statement => ({
  Sid,
  Effect: 'Allow',
  Action,
  Resource,
});

/** What CloudWatch lists it lists for the whole account: the action has no resource of its own. */
const ALARMS = allow('SeeAlarms', ['cloudwatch:DescribeAlarms'], ['*']);

/**
 * All that one needs who deploys, examines, exports and takes down one shop. What makes and deletes resources are the CDK's own roles, which
 * `cdk bootstrap` made once and which this policy lets one wear.
 */
export const deployerPolicy = (names: Names): PolicyDocument => ({
  Version: '2012-10-17',
  Statement: [
    allow('WearTheRolesOfTheCdk', ['sts:AssumeRole'], ['arn:aws:iam::*:role/cdk-hnb659fds-*']),
    allow('SeeTheBootstrap', ['ssm:GetParameter'], ['arn:aws:ssm:*:*:parameter/cdk-bootstrap/hnb659fds/version']),
    allow('KeepSecrets', ['ssm:GetParameter', 'ssm:PutParameter'], [`arn:aws:ssm:*:*:parameter${names.parameters}/*`]),
    allow('SeeStacks', ['cloudformation:DescribeStacks'], [`arn:aws:cloudformation:*:*:stack/${names.table}-*/*`]),
    allow(
      'SetUpLookAtAndCopyTheBook',
      [
        'dynamodb:DescribeTable',
        'dynamodb:GetItem',
        'dynamodb:BatchGetItem',
        'dynamodb:Query',
        'dynamodb:Scan',
        'dynamodb:PutItem',
        'dynamodb:UpdateItem',
      ],
      [`arn:aws:dynamodb:*:*:table/${names.table}`],
    ),
    allow(
      'LookAtFailedEvents',
      ['sqs:GetQueueUrl', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:ChangeMessageVisibility'],
      [`arn:aws:sqs:*:*:${names.failedQueue}`],
    ),
    allow('StartFunctionsAgain', ['lambda:InvokeFunction'], [`arn:aws:lambda:*:*:function:${names.function('*')}`]),
    allow('SeeTheBucket', ['s3:ListBucket'], [`arn:aws:s3:::${names.bucket('*')}`]),
    allow('EmptyTheBucket', ['s3:DeleteObject'], [`arn:aws:s3:::${names.bucket('*')}/*`]),
    ALARMS,
  ],
});
