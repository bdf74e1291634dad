import type { Json } from '../templates/json.ts';
import { breaking, type Cases, keeping, LEGACY, type Resources } from './case.fixture.ts';

const EXPIRY: Json = { Rules: [{ Status: 'Enabled', ExpirationInDays: 30 }] };

const bucket = (changes: Readonly<Record<string, Json>> = {}): Resources => ({
  Files: ['AWS::S3::Bucket', { LifecycleConfiguration: EXPIRY, ...changes }],
});

const keepsBucket = keeping(bucket(), LEGACY);

const QUEUE = keeping({ Failed: ['AWS::SQS::Queue'] });

/** A rule that one type is refused by. */
const refuses = (id: string, type: string): Cases => ({ [id]: { breaks: [breaking(new RegExp(type), { It: [type] })], keeps: [QUEUE] } });

export const DOOR_CASES: Cases = {
  'api-calls': {
    breaks: [
      breaking(/pays for from the first/, { Api: ['AWS::ApiGatewayV2::Api', { ProtocolType: 'HTTP' }] }),
      breaking(/pays for from the first/, { Api: ['AWS::ApiGateway::RestApi'] }),
    ],
    keeps: [keeping({ Api: ['AWS::ApiGatewayV2::Api', { ProtocolType: 'HTTP' }] }, LEGACY)],
  },
  'api-cache': {
    breaks: [breaking(/cache/, { Stage: ['AWS::ApiGateway::Stage', { CacheClusterEnabled: true }] })],
    keeps: [keeping({ Stage: ['AWS::ApiGateway::Stage', { CacheClusterEnabled: false }] })],
  },
  'api-access-logs': {
    breaks: [
      breaking(/log of calls/, { Stage: ['AWS::ApiGatewayV2::Stage', { AccessLogSettings: { Format: '{}' } }] }),
      breaking(/log of calls/, { Stage: ['AWS::ApiGateway::Stage', { AccessLogSetting: { Format: '{}' } }] }),
    ],
    keeps: [keeping({ Stage: ['AWS::ApiGatewayV2::Stage', { AutoDeploy: true }] })],
  },
  's3-buckets': { breaks: [breaking(/from the first byte/, bucket())], keeps: [keepsBucket] },
  's3-expiry': {
    breaks: [
      breaking(/for ever/, { Files: ['AWS::S3::Bucket'] }, LEGACY),
      breaking(/for ever/, bucket({ LifecycleConfiguration: { Rules: [{ Status: 'Disabled', ExpirationInDays: 1 }] } }), LEGACY),
      breaking(
        /for ever/,
        bucket({ LifecycleConfiguration: { Rules: [{ Status: 'Enabled', ExpirationInDays: 1, Prefix: 'a/' }] } }),
        LEGACY,
      ),
    ],
    keeps: [keepsBucket],
  },
  's3-extras': {
    breaks: [breaking(/LoggingConfiguration/, bucket({ LoggingConfiguration: { LogFilePrefix: 'log' } }), LEGACY)],
    keeps: [keepsBucket],
  },
  's3-events': {
    breaks: [breaking(/EventBridge/, bucket({ NotificationConfiguration: { EventBridgeConfiguration: {} } }), LEGACY)],
    keeps: [keeping(bucket({ NotificationConfiguration: { LambdaConfigurations: [] } }), LEGACY)],
  },
  'ssm-advanced': {
    breaks: [
      breaking(/standard tier/, { Value: ['AWS::SSM::Parameter', { Tier: 'Advanced' }] }),
      breaking(/standard tier/, { Value: ['AWS::SSM::Parameter', { Tier: 'Intelligent-Tiering' }] }),
    ],
    keeps: [keeping({ Value: ['AWS::SSM::Parameter', { Type: 'String' }] })],
  },
  ...refuses('kms-keys', 'AWS::KMS::Key'),
  ...refuses('secrets', 'AWS::SecretsManager::Secret'),
  ...refuses('web-access-lists', 'AWS::WAFv2::WebACL'),
  ...refuses('event-buses', 'AWS::Events::EventBus'),
  ...refuses('event-pipes', 'AWS::Pipes::Pipe'),
  ...refuses('kinesis', 'AWS::Kinesis::Stream'),
  ...refuses('firehose', 'AWS::KinesisFirehose::DeliveryStream'),
  ...refuses('athena', 'AWS::Athena::WorkGroup'),
  ...refuses('glue', 'AWS::Glue::Crawler'),
  ...refuses('quicksight', 'AWS::QuickSight::DataSource'),
  ...refuses('trails', 'AWS::CloudTrail::Trail'),
  ...refuses('known-types', 'AWS::RDS::DBInstance'),
  readable: {
    breaks: [
      breaking(/depends on Fn::If/, bucket({ Tags: { 'Fn::If': ['IsBig', [], []] } }), LEGACY),
      {
        ...breaking(/the parameter Size/, { Queue: ['AWS::SQS::Queue', { Name: { Ref: 'Size' } }] }),
        template: { Parameters: { Size: {} } },
      },
      { ...breaking(/transformed/, { Queue: ['AWS::SQS::Queue'] }), template: { Transform: 'AWS::LanguageExtensions' } },
      breaking(/template of its own/, { Nested: ['AWS::CloudFormation::Stack'] }),
    ],
    keeps: [keeping({ Queue: ['AWS::SQS::Queue', { Name: { 'Fn::Join': ['', [{ Ref: 'AWS::Region' }, '-failed']] } }] })],
  },
};
