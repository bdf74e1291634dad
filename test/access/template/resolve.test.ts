import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EXAMPLE_PLACE } from './place.ts';
import { resolve } from './resolve.ts';
import { Template } from './template.ts';

const TABLE = { Type: 'AWS::DynamoDB::Table', Properties: { TableName: { 'Fn::Join': ['-', ['tillbook', { Ref: 'AWS::AccountId' }]] } } };

const STACKS = {
  data: Template.parse({
    Resources: { Table: TABLE },
    Outputs: { Arn: { Value: { 'Fn::GetAtt': ['Table', 'Arn'] }, Export: { Name: { 'Fn::Sub': `data-\${AWS::Region}` } } } },
  }),
  pipeline: Template.parse({
    Resources: {
      Failed: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'failed' } },
      Nameless: { Type: 'AWS::SQS::Queue' },
      Alarms: { Type: 'AWS::SNS::Topic', Properties: { TopicName: 'alarms' } },
      Log: { Type: 'AWS::Logs::LogGroup', Properties: { LogGroupName: '/tillbook/sweep' } },
      Files: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'files' } },
      Api: { Type: 'AWS::ApiGatewayV2::Api' },
      Key: { Type: 'AWS::KMS::Key' },
    },
  }),
};

const inPipeline = (value: unknown): unknown => resolve(value, { stacks: STACKS, stack: 'pipeline', place: EXAMPLE_PLACE });

const CASES: readonly [what: string, value: unknown, resolved: unknown][] = [
  ['what names nothing', { a: [1, 'b', null, true] }, { a: [1, 'b', null, true] }],
  ['a queue by its reference', { Ref: 'Failed' }, 'https://sqs.eu-west-1.amazonaws.com/123456789012/failed'],
  ['a queue by its ARN', { 'Fn::GetAtt': ['Failed', 'Arn'] }, 'arn:aws:sqs:eu-west-1:123456789012:failed'],
  ['a topic, whose reference is its ARN', { Ref: 'Alarms' }, 'arn:aws:sns:eu-west-1:123456789012:alarms'],
  ['a log group, whose ARN ends in a star', { 'Fn::GetAtt': 'Log.Arn' }, 'arn:aws:logs:eu-west-1:123456789012:log-group:/tillbook/sweep:*'],
  ['a bucket, which has neither region nor account', { 'Fn::GetAtt': ['Files', 'Arn'] }, 'arn:aws:s3:::files'],
  ['an id that AWS chooses, by its name in the template', { Ref: 'Api' }, 'api'],
  ['text with names in it', { 'Fn::Sub': `arn:\${AWS::Partition}:s3:::\${Files}/\${!a}` }, `arn:aws:s3:::files/\${a}`],
  ['text with names of its own', { 'Fn::Sub': [`\${x}/\${Failed.QueueName}`, { x: { Ref: 'AWS::Region' } }] }, 'eu-west-1/failed'],
  [
    'what another stack exports',
    [{ 'Fn::ImportValue': 'data-eu-west-1' }],
    ['arn:aws:dynamodb:eu-west-1:123456789012:table/tillbook-123456789012'],
  ],
];

for (const [what, value, resolved] of CASES) test(`resolves ${what}`, () => assert.deepEqual(inPipeline(value), resolved));

const REFUSED: readonly [what: string, value: unknown, message: RegExp][] = [
  ['a resource that is not there', { Ref: 'Table' }, /pipeline has no resource "Table"/],
  ['a resource whose name AWS chooses', { 'Fn::GetAtt': ['Nameless', 'Arn'] }, /has no QueueName/],
  ['a type that it does not know', { Ref: 'Key' }, /AWS::KMS::Key/],
  ['an attribute that it does not know', { 'Fn::GetAtt': ['Files', 'DomainName'] }, /what DomainName of Files/],
  ['a value that nobody exports', { 'Fn::ImportValue': 'data-us-east-1' }, /no stack exports "data-us-east-1"/],
  ['a choice', { 'Fn::If': ['IsProduction', 'a', 'b'] }, /cannot resolve/],
  ['no value', { Ref: 'AWS::NoValue' }, /no resource "AWS::NoValue"/],
  ['a join of what is no list', { 'Fn::Join': ['-', { Ref: 'Failed' }] }, /cannot join/],
  ['a join of what is no text', { 'Fn::Join': ['-', [{ a: 1 }]] }, /is not text/],
];

for (const [what, value, message] of REFUSED) test(`refuses ${what}`, () => assert.throws(() => inPipeline(value), message));
