import type { Json } from '../templates/json.ts';
import { breaking, type Cases, keeping, type Resources } from './case.fixture.ts';

const LOG: Resources = { Log: ['AWS::Logs::LogGroup', { RetentionInDays: 7, LogGroupName: '/tillbook/shop/sweep' }] };

const func = (changes: Readonly<Record<string, Json>> = {}): Resources => ({
  ...LOG,
  Sweep: ['AWS::Lambda::Function', { LoggingConfig: { LogGroup: { Ref: 'Log' } }, ...changes }],
});

const keepsFunction = keeping(func());

const mapping = (source: Json): Resources => ({
  ...func(),
  Table: ['AWS::DynamoDB::Table', { ProvisionedThroughput: { WriteCapacityUnits: 5, ReadCapacityUnits: 5 } }],
  Queue: ['AWS::SQS::Queue'],
  Mapping: ['AWS::Lambda::EventSourceMapping', { EventSourceArn: source }],
});

const NAMED: Resources = {
  Log: ['AWS::Logs::LogGroup', { RetentionInDays: 7, LogGroupName: '/aws/lambda/sweep' }],
  Sweep: ['AWS::Lambda::Function', { FunctionName: 'sweep' }],
};

export const FUNCTION_CASES: Cases = {
  'lambda-provisioned-concurrency': {
    breaks: [
      breaking(/ready/, { Version: ['AWS::Lambda::Version', { ProvisionedConcurrencyConfig: { ProvisionedConcurrentExecutions: 1 } }] }),
      breaking(/ready/, { Live: ['AWS::Lambda::Alias', { ProvisionedConcurrencyConfig: { ProvisionedConcurrentExecutions: 1 } }] }),
    ],
    keeps: [keeping({ Version: ['AWS::Lambda::Version', {}] })],
  },
  'lambda-reserved-concurrency': {
    breaks: [
      breaking(/reserves/, func({ ReservedConcurrentExecutions: 1 })),
      breaking(/reserves/, func({ ReservedConcurrentExecutions: 0 })),
    ],
    keeps: [keepsFunction],
  },
  'lambda-ephemeral-storage': {
    breaks: [
      breaking(/has 513 MB/, func({ EphemeralStorage: { Size: 513 } })),
      breaking(/unknown/, func({ EphemeralStorage: { Size: {} } })),
    ],
    keeps: [keeping(func({ EphemeralStorage: { Size: 512 } }))],
  },
  'lambda-vpc': { breaks: [breaking(/network/, func({ VpcConfig: { SubnetIds: ['subnet-1'] } }))], keeps: [keepsFunction] },
  'lambda-traces': {
    breaks: [breaking(/traces/, func({ TracingConfig: { Mode: 'Active' } }))],
    keeps: [keeping(func({ TracingConfig: { Mode: 'PassThrough' } }))],
  },
  'event-source-polls': {
    breaks: [
      breaking(/polls/, mapping({ 'Fn::GetAtt': ['Queue', 'Arn'] })),
      breaking(/polls/, mapping('arn:aws:sqs:eu-west-1:123456789012:orders')),
      breaking(/polls/, mapping({ 'Fn::ImportValue': 'somewhere' })),
    ],
    keeps: [keeping(mapping({ 'Fn::GetAtt': ['Table', 'StreamArn'] })), keeping(mapping('arn:aws:dynamodb:eu-west-1:1:table/t/stream/1'))],
  },
  'function-logs': {
    breaks: [
      breaking(/no log group/, { Sweep: ['AWS::Lambda::Function', {}] }),
      breaking(/no log group/, { Sweep: ['AWS::Lambda::Function', { FunctionName: 'sweep' }] }),
      breaking(/no log group/, { Sweep: ['AWS::Lambda::Function', { LoggingConfig: { LogGroup: '/elsewhere' } }] }),
    ],
    keeps: [keepsFunction, keeping(func({ LoggingConfig: { LogGroup: '/tillbook/shop/sweep' } })), keeping(NAMED)],
  },
  'log-retention': {
    breaks: [
      breaking(/for ever/, { Log: ['AWS::Logs::LogGroup', {}] }),
      breaking(/731 days/, { Log: ['AWS::Logs::LogGroup', { RetentionInDays: 731 }] }),
    ],
    keeps: [keeping({ Log: ['AWS::Logs::LogGroup', { RetentionInDays: 30 }] })],
  },
  'custom-resources': {
    breaks: [
      breaking(/Custom::S3AutoDelete/, { Clean: ['Custom::S3AutoDelete'] }),
      breaking(/CustomResource/, { Clean: ['AWS::CloudFormation::CustomResource'] }),
    ],
    keeps: [keepsFunction],
  },
};
